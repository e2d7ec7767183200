package org.kith.jobs.night.model;

import java.util.List;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.models.registry.ModelCard;

/**
 * What came of training one model.
 *
 * @param model its name
 * @param cards the challenger's card, and the champion's that stays where the challenger was
 *     refused; empty where nothing could be trained
 * @param why nothing could be trained; null where something was
 * @param measuredOn on what it was measured, in words; null where it was not
 */
record Trial(String model, List<ModelCard> cards, Words why, String measuredOn) {

  /** Of a model that could not be trained, and why. */
  static Trial notTrained(String model, String en, String zh) {
    return new Trial(model, List.of(), new Words(en, zh), null);
  }
}
