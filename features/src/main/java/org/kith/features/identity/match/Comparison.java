package org.kith.features.identity.match;

import java.io.Serializable;
import java.util.List;

/**
 * How two records agree, field by field, as one number: the pattern.
 *
 * <p>Four bits a field, the first field lowest: 0 where either value is missing, else 1 + the step
 * of {@link Likeness}. Where given name and surname stand in each other's place, both are close.
 */
final class Comparison implements Serializable {

  static final int MISSING = -1;

  private static final long serialVersionUID = 1L;
  private static final int BITS = 4;
  private static final long MASK = (1L << BITS) - 1;

  private final List<Field> fields;
  private final int given;
  private final int surname;

  Comparison(List<Field> fields) {
    this.fields = List.copyOf(fields);
    this.given = indexOf(FieldKind.GIVEN_NAME);
    this.surname = indexOf(FieldKind.SURNAME);
  }

  /**
   * The pattern of two records.
   *
   * @param one a value a field, null where it is missing
   */
  long pattern(String[] one, String[] other) {
    long pattern = 0;
    for (int f = 0; f < fields.size(); f++) {
      if (one[f] != null && other[f] != null) {
        long level = fields.get(f).kind().likeness().level(one[f], other[f]);
        pattern |= (level + 1) << (BITS * f);
      }
    }
    return areNamesExchanged(one, other, pattern) ? withNamesClose(pattern) : pattern;
  }

  /** The step of a field in a pattern; {@link #MISSING} where a value is missing. */
  static int level(long pattern, int field) {
    return (int) (pattern >>> (BITS * field) & MASK) - 1;
  }

  /**
   * Whether something beside names, cities and regions agrees in the pattern, or nearly, without
   * which no two records are one person's; of birth dates two parts of three are enough.
   */
  boolean isMoreThanAName(long pattern) {
    for (int f = 0; f < fields.size(); f++) {
      FieldKind kind = fields.get(f).kind();
      int enough = kind == FieldKind.BIRTH_DATE ? Likeness.ALIKE : Likeness.CLOSE;
      if (kind.isIdentifying() && level(pattern, f) >= enough) {
        return true;
      }
    }
    return false;
  }

  List<Field> fields() {
    return fields;
  }

  private boolean areNamesExchanged(String[] one, String[] other, long pattern) {
    return given >= 0
        && surname >= 0
        && level(pattern, given) == Likeness.DIFFERENT
        && level(pattern, surname) == Likeness.DIFFERENT
        && Likeness.NAME.level(one[given], other[surname]) >= Likeness.CLOSE
        && Likeness.NAME.level(one[surname], other[given]) >= Likeness.CLOSE;
  }

  private long withNamesClose(long pattern) {
    long close = Likeness.CLOSE + 1L;
    long others = pattern & ~(MASK << (BITS * given)) & ~(MASK << (BITS * surname));
    return others | close << (BITS * given) | close << (BITS * surname);
  }

  private int indexOf(FieldKind kind) {
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).kind() == kind) {
        return f;
      }
    }
    return -1;
  }
}
