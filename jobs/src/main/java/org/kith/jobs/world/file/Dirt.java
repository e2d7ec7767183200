package org.kith.jobs.world.file;

import org.kith.jobs.world.base.Draw;

/** Spoils copies of rows; the rows themselves stay, so that dirt costs no truth. */
final class Dirt {

  private static final double SPOILT = 0.004;
  private static final double TWICE = 0.002;

  private final Sheet sheet;
  private final Columns columns;
  private final Draw draw;

  Dirt(Sheet sheet, Draw draw) {
    this.sheet = sheet;
    columns = sheet.columns();
    this.draw = draw;
  }

  /** The fault of the row to write after this one; null for none. */
  Fault next() {
    double luck = draw.uniform();
    if (luck < TWICE) {
      return Fault.DUPLICATE;
    }
    if (luck > TWICE + SPOILT) {
      return null;
    }
    Fault fault =
        draw.of(
            Fault.WRONG_TYPE,
            Fault.FUTURE,
            Fault.NO_KEY,
            Fault.NOT_UTF8,
            Fault.TOO_WIDE,
            Fault.CONFLICT);
    return applies(fault) ? fault : null;
  }

  private boolean applies(Fault fault) {
    return switch (fault) {
      case WRONG_TYPE -> columns.first("imd") >= 0;
      case FUTURE -> columns.first("t") >= 0;
      case NOT_UTF8 -> columns.first("x") >= 0;
      case TOO_WIDE -> !sheet.isJson();
      case CONFLICT -> sheet == Sheet.ORDERS;
      default -> true;
    };
  }

  /** A copy of the row with that fault. */
  String[] spoilt(Fault fault, String[] row) {
    String[] copy = row.clone();
    switch (fault) {
      case WRONG_TYPE -> copy[columns.first("imd")] = draw.of("two", "n/a", "1,0,0", "１２x");
      case FUTURE -> copy[columns.first("t")] = "2099" + later(copy[columns.first("t")]);
      case NO_KEY -> {
        copy[columns.first("k")] = null;
        if (sheet == Sheet.CONSENTS) {
          // A refusal of no purpose in particular is no fault: it refuses all.
          copy[columns.named("granted")] = "true";
        }
      }
      case NOT_UTF8 -> copy[columns.first("x")] = "编码错误的文字";
      case TOO_WIDE -> {
        copy = java.util.Arrays.copyOf(row, row.length + 1);
        copy[row.length] = "???";
      }
      case CONFLICT -> {
        copy[columns.named("quantity")] = "9";
        copy[columns.named("loaded_at")] = row[columns.named("ordered_at")];
      }
      default -> {
        return copy;
      }
    }
    return copy;
  }

  private static String later(String instant) {
    return instant.substring(4).replace("-02-29", "-02-28");
  }
}
