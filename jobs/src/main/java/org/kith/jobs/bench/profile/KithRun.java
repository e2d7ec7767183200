package org.kith.jobs.bench.profile;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagCatalogue;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.Tagged;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.relation.Relations;
import org.kith.jobs.bench.child.Child;
import org.kith.jobs.bench.child.Stopwatch;

/** Measures Kith's own tags, from Parquet facts to a Parquet profile; the program of a child. */
public final class KithRun implements EngineTimes.Work {

  /** The engine's name. */
  static final String NAME = "kith";

  private final TagTask task;
  private final SparkSession spark;
  private final List<TagDefinition> tags;
  private TreeMap<String, Double> scans = new TreeMap<>();

  private KithRun(TagTask task) {
    this.task = task;
    spark = Sessions.open(task);
    tags = BenchTags.of(task.configuration().tags());
  }

  /** The child's program. */
  public static void main(String[] arguments) {
    Child.serve(TagTask.class, (task, child) -> new EngineTimes(task, child).of(new KithRun(task)));
  }

  @Override
  public Stopwatch.Seconds run(int number) {
    Stopwatch watch = new Stopwatch();
    Relations relations = Relations.of(this::facts, read("items"));
    Tagging tagging = new Tagging(new TagCatalogue(tags), relations, read("persons"));
    try (Tagged tagged = tagging.at(task.asOf())) {
      Dataset<Row> profile = tagged.profile();
      profile.write().parquet(task.profile(NAME, number));
      Stopwatch.Seconds seconds = watch.seconds();
      scans = Scans.behind(profile);
      return seconds;
    }
  }

  @Override
  public TreeMap<String, Double> scans() {
    return scans;
  }

  private Optional<Dataset<Row>> facts(Table table) {
    return switch (table) {
      case ORDERS, SOCIAL_EVENTS -> Optional.of(read(table.tableName()));
      default -> Optional.empty();
    };
  }

  private Dataset<Row> read(String name) {
    return spark.read().parquet(task.facts(name));
  }
}
