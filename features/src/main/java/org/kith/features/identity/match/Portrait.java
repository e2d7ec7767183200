package org.kith.features.identity.match;

import org.apache.spark.sql.Row;

/**
 * By what one account tells its person apart.
 *
 * @param name full name, null where it is not known
 * @param birth {@code yyyyMMdd}, null where it is not known
 */
public record Portrait(String name, String birth) {

  /** Of a row {@code (name STRING, birth STRING)}. */
  public static Portrait of(Row row) {
    return new Portrait(row.getString(0), row.getString(1));
  }

  /**
   * Whether the two cannot be one person: their names differ and nothing says that their birth
   * dates agree, or a name is missing and the birth dates differ.
   */
  public boolean excludes(Portrait other) {
    boolean dated = birth != null && other.birth != null;
    boolean agree = dated && Likeness.DATE.level(birth, other.birth) >= Likeness.CLOSE;
    return name != null && other.name != null
        ? Likeness.NAME.level(name, other.name) == Likeness.DIFFERENT && !agree
        : dated && !agree;
  }
}
