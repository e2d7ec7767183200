package org.kith.jobs.segment;

import java.util.List;
import org.kith.features.error.SettingFault;

/**
 * How a segment's people are spread over cells, such as region × tier.
 *
 * @param by columns of the profile, or Spark SQL expressions over it, whose values together make a
 *     cell; people without a value share one
 * @param each at most so many people of a cell, by rank; null gives each cell its share of the
 *     segment's limit, in proportion to its people (Sainte-Laguë: the k-th person of a cell of n
 *     comes at (k − ½) ÷ n)
 */
public record Quota(List<String> by, Long each) {

  public Quota {
    by = by == null ? List.of() : List.copyOf(by);
    SettingFault.unless(!by.isEmpty(), "by", by, "one column or more");
    SettingFault.unless(each == null || each >= 1, "each", each, "1 or more people");
  }
}
