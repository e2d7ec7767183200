package org.kith.features.identity.match;

import java.io.Serializable;

/**
 * One thing that records say of people.
 *
 * @param name the column
 * @param kind what it says
 */
public record Field(String name, FieldKind kind) implements Serializable {

  /** Most fields that records may have. */
  public static final int AT_MOST = 16;
}
