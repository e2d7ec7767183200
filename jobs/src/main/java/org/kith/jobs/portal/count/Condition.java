package org.kith.jobs.portal.count;

import java.util.List;

/**
 * One condition: a tag has one of some values, or has none of them.
 *
 * @param tag name of the tag
 * @param options places of the values in the tag's list, ascending; empty asks for nothing yet
 * @param not whether those are wanted who have none of the values
 */
public record Condition(String tag, List<Integer> options, boolean not) {

  public Condition {
    options = options.stream().distinct().sorted().toList();
  }

  /** Whether it tells people apart. */
  public boolean asks() {
    return !options.isEmpty();
  }

  List<String> sets() {
    return options.stream().map(option -> "tag:" + tag + ":" + option).toList();
  }
}
