package org.kith.jobs.cli.operate;

import org.kith.jobs.cli.view.TextTable;
import org.kith.jobs.release.Difference;

/** A difference in words. */
final class DiffText {

  private DiffText() {}

  static String of(Difference difference) {
    StringBuilder text = new StringBuilder();
    text.append(
        "release %s of %s against %s of %s%n"
            .formatted(
                difference.from().release(),
                difference.from().asOf(),
                difference.to().release(),
                difference.to().asOf()));
    if (difference.causes().isEmpty()) {
      text.append("nothing that decides them differs\n");
    }
    difference
        .causes()
        .forEach(cause -> text.append("%s: %s%n".formatted(cause.kind(), cause.what())));
    if (!difference.tables().isEmpty()) {
      TextTable tables = new TextTable("table", "added", "removed", "changed");
      difference
          .tables()
          .forEach((name, rows) -> tables.row(name, rows.added(), rows.removed(), rows.changed()));
      text.append('\n').append(tables);
    }
    if (!difference.sources().isEmpty()) {
      TextTable sources = new TextTable("source", "added", "removed", "of them late");
      difference
          .sources()
          .forEach((name, rows) -> sources.row(name, rows.added(), rows.removed(), rows.late()));
      text.append('\n').append(sources);
    }
    if (!difference.segments().isEmpty()) {
      TextTable segments = new TextTable("segment", "in", "out", "other arm");
      difference
          .segments()
          .forEach((name, rows) -> segments.row(name, rows.in(), rows.out(), rows.movedArm()));
      text.append('\n').append(segments);
    }
    return text.toString();
  }
}
