package org.kith.jobs.bench.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The pairs of a {@link Law}: {@code (person_id string, item_id string, weight double, held_out
 * boolean)}, each pair once, the weight being how often it was chosen.
 *
 * <p>The same law and seed give the same rows, on any number of cores and in any number of blocks;
 * within a block of people rows stand in no order, as they come from a till.
 */
public final class Pairs {

  private static final StructType SCHEMA =
      StructType.fromDDL("person_id STRING, item_id STRING, weight DOUBLE, held_out BOOLEAN");
  private static final int PERSONS_A_BLOCK = 5_000;

  private Pairs() {}

  /** The rows, made as they are read. */
  public static Dataset<Row> of(SparkSession spark, Law law, long seed) {
    return of(spark, law, seed, Math.max(2, law.persons() / PERSONS_A_BLOCK));
  }

  static Dataset<Row> of(SparkSession spark, Law law, long seed, int blocks) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Catalogue> catalogue = context.broadcast(new Catalogue(law, seed));
    List<Integer> numbers = IntStream.range(0, blocks).boxed().toList();
    return spark.createDataFrame(
        context
            .parallelize(numbers, blocks)
            .flatMap(block -> rows(catalogue.value(), block, blocks)),
        SCHEMA);
  }

  /** Writes them as Parquet, for several readers. */
  public static void write(SparkSession spark, Law law, long seed, String folder) {
    of(spark, law, seed).write().parquet(folder);
  }

  private static Iterator<Row> rows(Catalogue catalogue, int block, int blocks) {
    long persons = catalogue.law().persons();
    int first = (int) (persons * block / blocks);
    int end = (int) (persons * (block + 1) / blocks);
    Choices choices = new Choices(catalogue);
    String[] items = new String[catalogue.law().items()];
    Arrays.setAll(items, item -> String.format(Locale.ROOT, "i%05d", item));
    List<Row> rows = new ArrayList<>();
    for (int person = first; person < end; person++) {
      choices.draw(person);
      String id = String.format(Locale.ROOT, "u%06d", person);
      for (int i = 0; i < choices.size(); i++) {
        rows.add(
            RowFactory.create(
                id, items[choices.item(i)], (double) choices.count(i), choices.heldOut(i)));
      }
    }
    Collections.shuffle(rows, new Random(catalogue.seed() + block));
    return rows.iterator();
  }
}
