package org.kith.models.recommend.list;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Where an item stands in the catalogue.
 *
 * @param category null where it is unknown
 * @param path department, category and subcategory, less those that are unknown
 */
record Shelf(String category, List<String> path) implements Serializable {

  /** Where an item stands of which nothing is known. */
  static final Shelf UNKNOWN = new Shelf(null, List.of());

  static Shelf of(String department, String category, String subcategory) {
    List<String> path =
        Arrays.asList(department, category, subcategory).stream().filter(Objects::nonNull).toList();
    return new Shelf(category, path);
  }

  /**
   * How alike two items are: steps of the way from the top that they share, over those of the
   * longer way; 0 to 1, 0 where nothing is known of one.
   */
  double similarity(Shelf other) {
    int longer = Math.max(path.size(), other.path.size());
    int shared = 0;
    int shorter = Math.min(path.size(), other.path.size());
    while (shared < shorter && path.get(shared).equals(other.path.get(shared))) {
      shared++;
    }
    return longer == 0 ? 0 : (double) shared / longer;
  }
}
