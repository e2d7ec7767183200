package org.kith.features.identity.match;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column says of a person; it decides how two of its values are compared. */
public enum FieldKind {
  GIVEN_NAME(Likeness.NAME, false),
  SURNAME(Likeness.NAME, false),
  FULL_NAME(Likeness.NAME, false),
  BIRTH_DATE(Likeness.DATE, true),
  STREET(Likeness.TEXT, true),
  HOUSE_NUMBER(Likeness.CODE, true),
  CITY(Likeness.TEXT, false),
  REGION(Likeness.CODE, false),
  POSTCODE(Likeness.CODE, true),
  PHONE(Likeness.CODE, true),
  EMAIL(Likeness.TEXT, true),
  OTHER(Likeness.TEXT, true);

  private final Likeness likeness;
  private final boolean identifying;

  FieldKind(Likeness likeness, boolean identifying) {
    this.likeness = likeness;
    this.identifying = identifying;
  }

  /** Its name on the command line and in configuration, such as {@code birth-date}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How two values are compared. */
  Likeness likeness() {
    return likeness;
  }

  /**
   * Whether agreement beside a name may say that two records are one person's. A name, a city and a
   * region are many people's.
   */
  boolean isIdentifying() {
    return identifying;
  }

  /** The kind of that label. */
  public static Optional<FieldKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(FieldKind::label).toList();
  }
}
