package org.kith.jobs.segment;

import org.kith.features.error.SettingFault;

/**
 * An item's audience: the people who would most want it, by the night's recommender. Whoever bought
 * it is not among them unless it is bought again, nor is anybody of whom the recommender knows
 * nothing; whether it is on sale makes no difference. Nobody wants an item that the recommender
 * does not know, or where none is in use, and the night's alarms say so; to a recommender of what
 * is popular all want it alike.
 *
 * @param item its {@code item_id}
 * @param top so many people of all whom the brand knows, 1 or more, by score descending, then
 *     {@code person_id}; rule, consent, suppression and limit leave out some of these
 */
public record Wants(String item, Integer top) {

  public Wants {
    SettingFault.required(item, "item", "the item_id of an item");
    SettingFault.required(top, "top", "how many people");
    SettingFault.unless(top >= 1, "top", top, "1 or more people");
  }
}
