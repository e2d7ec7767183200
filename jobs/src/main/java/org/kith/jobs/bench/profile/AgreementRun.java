package org.kith.jobs.bench.profile;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.forall;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.size;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.kith.jobs.bench.child.Child;

/**
 * Holds two engines' profiles against each other, person by person and tag by tag; the program of a
 * child.
 *
 * <p>Numbers are equal to nine significant digits or six decimals (Spark divides decimals to no
 * more), maps when they have the same keys with equal numbers, two nulls are equal.
 */
public final class AgreementRun {

  private static final double TOLERANCE = 1e-9;
  private static final double DECIMALS = 1.000001e-6;

  private AgreementRun() {}

  /** The child's program. */
  public static void main(String[] arguments) {
    Child.serve(TagTask.class, (task, child) -> compare(task));
  }

  private static Agreement compare(TagTask task) {
    SparkSession spark = Sessions.open(task);
    return of(
        spark.read().parquet(task.profile(KithRun.NAME, task.runs())),
        spark.read().parquet(task.profile(DuckRun.NAME, task.runs())));
  }

  /**
   * How far two profiles agree.
   *
   * @param ours {@code person_id} and a column a tag, a row a person
   * @param theirs the same
   */
  static Agreement of(Dataset<Row> ours, Dataset<Row> theirs) {
    List<String> peers = Arrays.asList(theirs.columns());
    List<String> tags =
        Arrays.stream(ours.columns())
            .filter(name -> !name.equals("person_id") && peers.contains(name))
            .toList();
    Dataset<Row> pairs =
        ours.alias("ours")
            .join(
                theirs.alias("theirs"),
                col("ours.person_id").equalTo(col("theirs.person_id")),
                "full");
    Column[] equal =
        tags.stream()
            .map(
                tag ->
                    count_if(
                            equal(
                                ours.schema().apply(tag).dataType(),
                                col("ours." + tag),
                                col("theirs." + tag)))
                        .as(tag))
            .toArray(Column[]::new);
    Row counts = pairs.agg(count_if(lit(true)).as("_persons"), equal).head();
    long persons = counts.getLong(0);
    TreeMap<String, Long> differing = new TreeMap<>();
    for (int i = 0; i < tags.size(); i++) {
      if (counts.getLong(i + 1) < persons) {
        differing.put(tags.get(i), persons - counts.getLong(i + 1));
      }
    }
    List<String> alone =
        Arrays.stream(ours.columns())
            .filter(name -> !name.equals("person_id") && !peers.contains(name))
            .toList();
    return Agreement.of(persons, tags.size(), differing, alone);
  }

  private static Column equal(DataType type, Column one, Column other) {
    Column both = one.isNull().and(other.isNull());
    Column same;
    if (type instanceof MapType) {
      same = sameShares(one, other);
    } else {
      same = type instanceof StringType ? one.equalTo(other) : sameNumber(one, other);
    }
    return both.or(coalesce(same, lit(false)));
  }

  private static Column sameShares(Column one, Column other) {
    return size(one)
        .equalTo(size(other))
        .and(
            forall(
                map_keys(one),
                key ->
                    coalesce(
                        sameNumber(element_at(one, key), element_at(other, key)), lit(false))));
  }

  private static Column sameNumber(Column one, Column other) {
    Column mine = one.cast(DataTypes.DoubleType);
    Column theirs = other.cast(DataTypes.DoubleType);
    Column allowed = greatest(greatest(abs(mine), abs(theirs)).multiply(TOLERANCE), lit(DECIMALS));
    return abs(mine.minus(theirs)).leq(allowed);
  }
}
