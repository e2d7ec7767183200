package org.kith.features.tag;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.kith.features.SharedSpark;
import org.kith.features.tag.relation.Relations;

/** Writes a relation by hand: a row names the columns that matter, the others are null. */
public final class FactRows {

  private final StructType schema;
  private final List<Row> rows = new ArrayList<>();

  private FactRows(StructType schema) {
    this.schema = schema;
  }

  /** An empty relation of that name. */
  public static FactRows of(String relation) {
    StructType kept = new StructType();
    for (StructField field : Relations.schema(relation).orElseThrow().fields()) {
      if (!List.of("cutoff", "age_days", "day", "hour", "decay").contains(field.name())) {
        kept = kept.add(field);
      }
    }
    return new FactRows(kept.add("superseded_at", DataTypes.TimestampType));
  }

  /** Adds a row; without {@code known_at} it was known when it happened. */
  public FactRows row(Map<String, ?> values) {
    Object[] cells = new Object[schema.length()];
    for (int i = 0; i < cells.length; i++) {
      StructField field = schema.fields()[i];
      Object value = values.get(field.name());
      if (value == null && field.name().equals("known_at")) {
        value = values.get("occurred_at");
      }
      cells[i] = typed(value, field);
    }
    rows.add(RowFactory.create(cells));
    return this;
  }

  /** The rows so far, as a frame. */
  public Dataset<Row> frame() {
    return SharedSpark.session().createDataFrame(rows, schema);
  }

  private static Object typed(Object value, StructField field) {
    if (value == null) {
      return null;
    }
    if (field.dataType().equals(DataTypes.TimestampType)) {
      Instant instant = value instanceof Instant at ? at : Instant.parse(value.toString());
      return java.sql.Timestamp.from(instant);
    }
    if (field.dataType().typeName().startsWith("decimal")) {
      return new BigDecimal(value.toString());
    }
    if (field.dataType().equals(DataTypes.LongType)) {
      return ((Number) value).longValue();
    }
    if (field.dataType().equals(DataTypes.DateType)) {
      return java.sql.Date.valueOf(value.toString());
    }
    return value;
  }
}
