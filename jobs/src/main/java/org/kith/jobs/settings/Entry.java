package org.kith.jobs.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.kith.jobs.settings.yaml.Node;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Place;

/**
 * One file of a folder of {@code conf/}: what is written, and the record that it makes.
 *
 * @param stem the file's name without its ending
 * @param type record that it describes
 * @param tree what is written, filled and overridden
 * @param value empty when the file has faults
 */
record Entry(String stem, Class<? extends Record> type, Mapping tree, Optional<Record> value) {

  static String stemOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.yaml$", "");
  }

  /** The name it gives itself, even when the rest is faulty; null where it gives none. */
  String name() {
    return tree.text("name");
  }

  /** Where a key is written; where it is a list, the place of the item. */
  Place placeOf(String key, int item) {
    return tree.children().get(key) instanceof Node.Sequence list && item < list.items().size()
        ? list.items().get(item).place()
        : tree.placeOf(key);
  }
}
