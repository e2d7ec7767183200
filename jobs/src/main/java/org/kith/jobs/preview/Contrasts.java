package org.kith.jobs.preview;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nanvl;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.var_samp;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.kith.models.evaluate.Difference;

/**
 * The tags by which some people differ most from everyone else.
 *
 * <p>Numbers are compared by their mean over the people of whom they are known; booleans by the
 * share of people for whom they are true; words by the share of people who carry a value, of which
 * each tag shows the one that differs most among its {@value #VALUES_A_TAG} commonest. Other types
 * are left out, and so is a difference that chance could explain. Strongest effect first, then by
 * tag.
 */
final class Contrasts {

  /** So many are told. */
  static final int MOST = 10;

  private static final int VALUES_A_TAG = 50;
  private static final String MEMBER = "kith_member";

  private static final Comparator<Found> ORDER =
      Comparator.comparingDouble((Found found) -> -Math.abs(found.difference().effect()))
          .thenComparing(Found::column)
          .thenComparing(found -> found.value() == null ? "" : found.value());

  private final Dataset<Row> people;
  private final long members;
  private final long others;

  /** A tag, its value where shares are compared, and the difference. */
  record Found(String column, String value, Difference difference) {}

  private Contrasts(Dataset<Row> people, long members, long others) {
    this.people = people;
    this.members = members;
    this.others = others;
  }

  /**
   * Compares members with everyone else.
   *
   * @param wide one row a {@code person_id}
   * @param members {@code person_id} of the members, each once
   * @return at most {@link #MOST}; none where either side has nobody
   */
  static List<Found> of(Dataset<Row> wide, Dataset<Row> members) {
    Dataset<Row> people =
        wide.join(
                members.select("person_id").withColumn(MEMBER, lit(true)),
                new String[] {"person_id"},
                "left")
            .withColumn(MEMBER, coalesce(col(MEMBER), lit(false)))
            .cache();
    try {
      Row counts = people.agg(count(when(col(MEMBER), 1)), count(lit(1))).first();
      long inside = counts.getLong(0);
      long outside = counts.getLong(1) - inside;
      return inside == 0 || outside == 0
          ? List.of()
          : new Contrasts(people, inside, outside).strongest();
    } finally {
      people.unpersist();
    }
  }

  private List<Found> strongest() {
    Map<String, Found> byColumn = new HashMap<>();
    List<Found> all = new ArrayList<>(means());
    all.addAll(shares());
    all.stream()
        .filter(found -> found.difference().isClear())
        .filter(found -> Double.isFinite(found.difference().effect()))
        .sorted(ORDER)
        .forEach(found -> byColumn.putIfAbsent(found.column(), found));
    return byColumn.values().stream().sorted(ORDER).limit(MOST).toList();
  }

  private List<Found> means() {
    List<String> names = columns(NumericType.class);
    if (names.isEmpty()) {
      return List.of();
    }
    List<Column> figures = new ArrayList<>();
    for (String name : names) {
      Column number = nanvl(col("`" + name + "`").cast("double"), lit(null).cast("double"));
      figures.add(struct(count(number), avg(number), var_samp(number)));
    }
    Map<Boolean, Row> bySide = new HashMap<>();
    people
        .groupBy(MEMBER)
        .agg(lit(0), figures.toArray(Column[]::new))
        .collectAsList()
        .forEach(row -> bySide.put(row.getBoolean(0), row));
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Difference.Mean own = mean(bySide.get(true).getStruct(2 + i));
      Difference.Mean rest = mean(bySide.get(false).getStruct(2 + i));
      if (own.count() > 1 && rest.count() > 1) {
        found.add(new Found(names.get(i), null, Difference.ofMeans(own, rest)));
      }
    }
    return found;
  }

  private static Difference.Mean mean(Row figures) {
    return figures.getLong(0) < 2
        ? new Difference.Mean(figures.getLong(0), 0, 0)
        : new Difference.Mean(figures.getLong(0), figures.getDouble(1), figures.getDouble(2));
  }

  private List<Found> shares() {
    List<String> names = new ArrayList<>(columns(BooleanType.class));
    names.addAll(columns(StringType.class));
    if (names.isEmpty()) {
      return List.of();
    }
    Column carried =
        array(
            names.stream()
                .map(
                    name ->
                        struct(
                            lit(name).as("name"), col("`" + name + "`").cast("string").as("value")))
                .toArray(Column[]::new));
    Dataset<Row> counts =
        people
            .select(col(MEMBER), explode(carried).as("tag"))
            .where(col("tag.value").isNotNull().and(col("tag.value").notEqual("false")))
            .groupBy("tag.name", "tag.value")
            .agg(sum(col(MEMBER).cast("bigint")).as("members"), count(lit(1)).as("all"));
    Column place =
        row_number()
            .over(Window.partitionBy("name").orderBy(col("all").desc(), col("value").asc()));
    return counts
        .withColumn("place", place)
        .where(col("place").leq(VALUES_A_TAG))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Found(
                    row.getString(0),
                    row.getString(1),
                    Difference.ofShares(
                        row.getLong(2), members, row.getLong(3) - row.getLong(2), others)))
        .toList();
  }

  private List<String> columns(Class<? extends DataType> type) {
    return Arrays.stream(people.schema().fields())
        .filter(field -> type.isInstance(field.dataType()))
        .map(StructField::name)
        .filter(name -> !name.equals("person_id") && !name.equals(MEMBER))
        .filter(name -> !name.startsWith("percentile_"))
        .toList();
  }
}
