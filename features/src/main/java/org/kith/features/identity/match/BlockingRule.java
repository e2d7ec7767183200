package org.kith.features.identity.match;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields in all of which two records must be equal to be compared.
 *
 * @param fields places among the records' fields, ascending, one or more
 */
record BlockingRule(List<Integer> fields) implements Serializable {

  BlockingRule {
    fields = List.copyOf(fields);
  }

  /** Whether the fields that agree are enough. */
  boolean holds(boolean[] agree) {
    for (int field : fields) {
      if (!agree[field]) {
        return false;
      }
    }
    return true;
  }

  /** Every field and every two of them. */
  static List<BlockingRule> candidates(int fields) {
    List<BlockingRule> rules = new ArrayList<>();
    for (int one = 0; one < fields; one++) {
      rules.add(new BlockingRule(List.of(one)));
      for (int two = one + 1; two < fields; two++) {
        rules.add(new BlockingRule(List.of(one, two)));
      }
    }
    return rules;
  }

  /** Its fields' names. */
  String words(List<Field> names) {
    return String.join("+", fields.stream().map(field -> names.get(field).name()).toList());
  }
}
