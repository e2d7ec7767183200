package org.kith.jobs.bench.recommend;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.kith.features.lake.LakeSession;
import org.kith.jobs.bench.Machine;
import org.kith.jobs.bench.child.Child;
import org.kith.jobs.bench.child.Memory;
import org.kith.jobs.bench.child.Stopwatch;
import org.kith.jobs.bench.child.Stopwatch.Seconds;
import org.kith.models.evaluate.RankingQuality;

/**
 * Measures one engine; the program of a child.
 *
 * <p>Warm-up: a fit and lists on the small pairs. Then, from rows cached in Spark, a fit of 2
 * iterations, and a fit of 10 followed by the lists. An iteration's seconds are the difference of
 * two fits ÷ the difference of their iterations: of 10 and 2, and where that is less than half of
 * the longer fit, so that the rest of the fit would drown it, of 30 and 2. Of several runs the
 * fastest counts, stretch by stretch. Quality comes last, outside of times and memory.
 */
public final class EngineRun {

  static final int FEW = 2;
  static final int USUAL = 10;
  static final int MANY = 30;
  static final int LISTED = 50;
  static final int JUDGED = 20;

  private final EngineTask task;
  private final Child child;
  private final SparkSession spark;
  private final Engine engine;

  private Seconds fewest;
  private Seconds most;
  private Seconds fit;
  private Seconds top;
  private Seconds endToEnd;
  private int many = USUAL;

  private EngineRun(EngineTask task, Child child) {
    this.task = task;
    this.child = child;
    spark = session(task.threads());
    engine = task.engine().engine(task.threads(), task.seed());
  }

  /**
   * What a child reports.
   *
   * @param figures of the engine
   * @param machine as the child saw it
   * @param resident whether its memory is that of the whole process; see {@link Memory}
   * @param trainPairs rows that it learnt from
   * @param heldOutPairs rows that it was judged on
   */
  record Report(
      EngineFigures figures,
      Machine machine,
      boolean resident,
      long trainPairs,
      long heldOutPairs) {}

  /** The child's program. */
  public static void main(String[] arguments) {
    Child.serve(EngineTask.class, (task, child) -> new EngineRun(task, child).measure());
  }

  /** Spark with so many task slots, on this machine. */
  static SparkSession session(int threads) {
    String slots = Integer.toString(threads);
    return LakeSession.open(
        "local[" + slots + "]",
        Map.of("spark.default.parallelism", slots, "spark.sql.shuffle.partitions", slots));
  }

  private Report measure() {
    Dataset<Row> small = train(task.warmUp());
    Dataset<Row> smallPeople = people(small);
    fitAndList(small, smallPeople, FEW, task.scratch() + "/warm-up");
    forget(small, smallPeople);
    child.progress("warmed up");
    Dataset<Row> train = train(task.pairs());
    Dataset<Row> people = people(train);
    String written = null;
    Engine.Fitted fitted = null;
    for (int run = 1; run <= task.runs(); run++) {
      if (fitted != null) {
        fitted.close();
      }
      timeFew(train);
      written = task.scratch() + "/lists-" + run;
      fitted = timeAll(train, people, written);
    }
    Memory memory = Memory.ofProcess();
    Map<String, Double> quality = quality(fitted, written, train);
    fitted.close();
    if (fit.minus(fewest).wall() * 2 < fit.wall()) {
      many = MANY;
      for (int run = 1; run <= task.runs(); run++) {
        most = timed(train, MANY).orFaster(most);
      }
    }
    Seconds iteration = (many == MANY ? most : fit).minus(fewest).over(many - FEW);
    EngineFigures.Times times = new EngineFigures.Times(iteration, fit, top, endToEnd);
    return new Report(
        EngineFigures.of(
            times, many, memory, quality.get("recall@" + JUDGED), quality.get("ndcg@" + JUDGED)),
        Machine.ofProcess(),
        memory.resident(),
        train.count(),
        heldOut().count());
  }

  private void timeFew(Dataset<Row> train) {
    fewest = timed(train, FEW).orFaster(fewest);
  }

  private Seconds timed(Dataset<Row> train, int iterations) {
    Stopwatch watch = new Stopwatch();
    engine.fit(train, iterations).close();
    return told(iterations + " iterations", watch.seconds());
  }

  private Engine.Fitted timeAll(Dataset<Row> train, Dataset<Row> people, String folder) {
    Stopwatch whole = new Stopwatch();
    Engine.Fitted fitted = engine.fit(train, USUAL);
    Seconds fitting = told(USUAL + " iterations", whole.seconds());
    Stopwatch listing = new Stopwatch();
    fitted.top(people, train, LISTED).write().parquet(folder);
    top = told("top " + LISTED, listing.seconds()).orFaster(top);
    endToEnd = whole.seconds().orFaster(endToEnd);
    fit = fitting.orFaster(fit);
    return fitted;
  }

  private Seconds told(String what, Seconds seconds) {
    child.progress(
        String.format(Locale.ROOT, "%s: %.2f s, %.2f CPU s", what, seconds.wall(), seconds.cpu()));
    return seconds;
  }

  private void fitAndList(Dataset<Row> train, Dataset<Row> people, int iterations, String folder) {
    try (Engine.Fitted fitted = engine.fit(train, iterations)) {
      fitted.top(people, train, LISTED).write().parquet(folder);
    }
  }

  private Map<String, Double> quality(Engine.Fitted fitted, String written, Dataset<Row> train) {
    Dataset<Row> heldOut = heldOut().select("person_id", "item_id");
    Dataset<Row> lists =
        fitted
            .unseen(
                spark.read().parquet(written),
                heldOut.select("person_id").distinct(),
                train.select("person_id", "item_id"),
                JUDGED)
            .cache();
    long items = train.select("item_id").distinct().count();
    Map<String, Double> quality = RankingQuality.of(lists, heldOut, items, JUDGED);
    lists.unpersist();
    return quality;
  }

  private Dataset<Row> train(String folder) {
    return cached(
        spark
            .read()
            .parquet(folder)
            .where(not(col("held_out")))
            .select("person_id", "item_id", "weight"));
  }

  private Dataset<Row> heldOut() {
    return spark.read().parquet(task.pairs()).where(col("held_out"));
  }

  private static Dataset<Row> people(Dataset<Row> train) {
    return cached(train.select("person_id").distinct());
  }

  private static Dataset<Row> cached(Dataset<Row> rows) {
    Dataset<Row> cached = rows.persist(StorageLevel.MEMORY_AND_DISK());
    cached.count();
    return cached;
  }

  private static void forget(Dataset<Row> train, Dataset<Row> people) {
    people.unpersist(true);
    train.unpersist(true);
  }
}
