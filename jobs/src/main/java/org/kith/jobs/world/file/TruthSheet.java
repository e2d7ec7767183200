package org.kith.jobs.world.file;

import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * One table of the truth. Columns are strings but those marked {@code :f} (double), {@code :i} (64
 * bits) and {@code :d} (date).
 */
public enum TruthSheet {
  IDENTITY("source record person"),
  PURCHASE_PROBABILITY("person cutoff:d latent:f observable:f stage"),
  TASTE("person item probability:f"),
  LIFETIME("person rate:f dropout:f alive_until:d expected_purchases:f expected_value:f"),
  EFFECTS("campaign person arm effect:f effect_on_spend:f given_observed:f"),
  PAIRS("item companion probability:f"),
  COMMUNITIES("person community"),
  ROLES("person role"),
  INFLUENCE("person influence:f"),
  ROBOTS("source record"),
  SHARED_IDENTIFIERS("kind value person"),
  DIRT("source file row:i kind expected");

  private final String columns;

  TruthSheet(String columns) {
    this.columns = columns;
  }

  /** Its folder under {@code truth}. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  MessageType schema() {
    Types.MessageTypeBuilder builder = Types.buildMessage();
    for (String column : columns.split(" ", -1)) {
      int colon = column.indexOf(':');
      char type = colon < 0 ? 's' : column.charAt(colon + 1);
      String name = colon < 0 ? column : column.substring(0, colon);
      switch (type) {
        case 'f' -> builder.optional(PrimitiveTypeName.DOUBLE).named(name);
        case 'i' -> builder.optional(PrimitiveTypeName.INT64).named(name);
        case 'd' ->
            builder
                .optional(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.dateType())
                .named(name);
        default ->
            builder
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
      }
    }
    return builder.named(folder());
  }
}
