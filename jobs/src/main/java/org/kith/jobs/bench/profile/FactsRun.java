package org.kith.jobs.bench.profile;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.identity.FactTables;
import org.kith.features.identity.PersonFacts;
import org.kith.features.item.Items;
import org.kith.features.lake.Lake;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.Table;
import org.kith.jobs.bench.child.Child;
import org.kith.jobs.bench.child.Stopwatch;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.StageProgress;
import org.kith.jobs.world.World;

/**
 * Makes the facts that both engines read; the program of a child.
 *
 * <p>It makes a brand, takes its rows in and finds its people, as a night does, and writes people,
 * items, orders and social events, each fact with its person, in Parquet.
 */
public final class FactsRun {

  private final TagTask task;
  private final Child child;
  private final SparkSession spark;

  private FactsRun(TagTask task, Child child) {
    this.task = task;
    this.child = child;
    spark = Sessions.open(task);
  }

  /**
   * What both engines read.
   *
   * @param persons people
   * @param orderLines order lines of known people
   * @param socialEvents social events of known people
   * @param seconds that it took to make them
   */
  public record Report(
      long persons,
      @JsonProperty("order_lines") long orderLines,
      @JsonProperty("social_events") long socialEvents,
      double seconds) {}

  /** The child's program. */
  public static void main(String[] arguments) {
    Child.serve(TagTask.class, (task, child) -> new FactsRun(task, child).make());
  }

  private Report make() {
    Stopwatch watch = new Stopwatch();
    new World(task.world()).write(spark, task.brand());
    child.progress("brand made");
    PersonFacts facts = identified();
    long persons = write("persons", facts.persons());
    write("items", Items.of(facts, task.asOf()));
    long orders = write("orders", ofPeople(facts, Table.ORDERS));
    long events = write("social_events", ofPeople(facts, Table.SOCIAL_EVENTS));
    return new Report(persons, orders, events, watch.seconds().wall());
  }

  private PersonFacts identified() {
    String folder = task.folder() + "/lake";
    NightRequest request =
        new NightRequest(
            task.configuration(),
            folder,
            task.asOf().day(),
            Optional.of("a measurement"),
            Optional.of("identify"),
            StageProgress.SILENT);
    new Night(spark).run(request);
    child.progress("people found");
    Lake lake = new Lake(spark, folder);
    return new PersonFacts(lake, RunLedger.open(lake).newest());
  }

  private static Dataset<Row> ofPeople(PersonFacts facts, Table table) {
    return facts
        .of(table)
        .where(FactTables.stands().and(col("person_id").isNotNull()))
        .drop("account", "identifiers", "superseded_at");
  }

  private long write(String name, Dataset<Row> rows) {
    rows.write().parquet(task.facts(name));
    return spark.read().parquet(task.facts(name)).count();
  }
}
