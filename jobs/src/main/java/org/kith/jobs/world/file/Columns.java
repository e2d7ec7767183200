package org.kith.jobs.world.file;

import java.util.ArrayList;
import java.util.List;

/** The columns of a sheet, with what each holds; see {@link Sheet}. */
final class Columns {

  private final List<String> names = new ArrayList<>();
  private final StringBuilder types = new StringBuilder();

  Columns(String layout) {
    for (String column : layout.split(" ", -1)) {
      int colon = column.indexOf(':');
      names.add(colon < 0 ? column : column.substring(0, colon));
      types.append(colon < 0 ? 's' : column.charAt(colon + 1));
    }
  }

  List<String> names() {
    return names;
  }

  int count() {
    return names.size();
  }

  String name(int column) {
    return names.get(column);
  }

  int named(String name) {
    return names.indexOf(name);
  }

  char type(int column) {
    return types.charAt(column);
  }

  /** Index of the first column of one of those types; -1 for none. */
  int first(String wanted) {
    for (int i = 0; i < types.length(); i++) {
      if (wanted.indexOf(types.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
