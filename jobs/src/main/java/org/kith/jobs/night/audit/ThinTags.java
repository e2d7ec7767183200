package org.kith.jobs.night.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kith.features.tag.TagDefinition;

/** Tags that say something of fewer people than their entry in the catalogue expects. */
public final class ThinTags {

  private ThinTags() {}

  /**
   * An alarm for each, in the catalogue's order.
   *
   * @param carriers people by tag; none for a tag that is not there
   * @param persons everybody
   * @param notApplicable tags that the brand's data cannot bear, of which nothing is expected
   */
  public static List<Finding> of(
      List<TagDefinition> tags,
      Map<String, Long> carriers,
      long persons,
      Set<String> notApplicable) {
    List<Finding> alarms = new ArrayList<>();
    for (TagDefinition tag : tags) {
      long carried = carriers.getOrDefault(tag.name(), 0L);
      boolean expected = tag.coverage() != null && !notApplicable.contains(tag.name());
      if (expected && carried < tag.coverage() * persons) {
        alarms.add(
            new Finding(
                Finding.Check.COVERAGE,
                "tag " + tag.name(),
                String.format(
                    Locale.ROOT,
                    "says something of %d of %d people; %.1f %% are expected",
                    carried,
                    persons,
                    100 * tag.coverage())));
      }
    }
    return alarms;
  }
}
