package org.kith.features.identity;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * What the facts say of who is who. Where its fingerprint is the one of an earlier night whose
 * rules were the same, {@link Persons} come to the same persons.
 *
 * <p>They rest on which identifiers were seen together and in which table first, and on what
 * members tell of themselves. A fact that shows known identifiers together once more is no other
 * evidence.
 */
public final class LinkingEvidence {

  /** Two sums of 64 bits, by hashes that have nothing to do with each other. */
  private static final List<String> SALTS = List.of("one", "two");

  private final FactTables seen;
  private final Dataset<Row> sightings;

  /**
   * Gathers what the as-of sees.
   *
   * @throws IllegalArgumentException when there is no table about people
   */
  public LinkingEvidence(FactTables tables, AsOf asOf) {
    this.seen = tables.seenBy(asOf);
    this.sightings = Sightings.of(seen);
  }

  /** The same, whatever the order of rows. */
  public String fingerprint() {
    String members = seen.read(Table.MEMBERS).map(LinkingEvidence::summed).orElse("none");
    return summed(sightings) + " " + members;
  }

  /** The facts that are seen. */
  FactTables seen() {
    return seen;
  }

  /** As {@link Sightings} has them, computed. */
  Dataset<Row> sightings() {
    return sightings;
  }

  private static String summed(Dataset<Row> rows) {
    List<Column> values = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column value = col(field.name());
      values.add(field.dataType() instanceof MapType ? array_sort(map_entries(value)) : value);
      values.add(value.isNull());
    }
    List<Column> sums = new ArrayList<>();
    for (String salt : SALTS) {
      values.add(0, lit(salt));
      Column hash = xxhash64(values.toArray(Column[]::new)).cast("decimal(20,0)");
      sums.add(coalesce(sum(hash).cast("string"), lit("0")));
    }
    Row summed = rows.agg(count(lit(1)).as("rows"), sums.toArray(Column[]::new)).first();
    return "%d %s %s".formatted(summed.getLong(0), summed.getString(1), summed.getString(2));
  }
}
