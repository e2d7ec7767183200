package org.kith.jobs.bench.night;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.Problem;
import org.kith.features.lake.LakeSession;
import org.kith.jobs.bench.Machine;
import org.kith.jobs.bench.child.Child;
import org.kith.jobs.bench.child.Memory;
import org.kith.jobs.bench.child.Stopwatch;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.night.StageProgress;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.world.World;
import org.kith.jobs.world.base.WorldSettings;

/**
 * Measures the nights of one scale; the program of a child.
 *
 * <p>It makes the brand, runs a night on its last day in a lake that is empty, then lets 1 % of the
 * people buy on the next day and runs that night in the same lake. What it has measured is told
 * after each stage, so that a stage that ends the process costs only what comes after it.
 */
public final class NightRun {

  private static final double LARGEST_SMALL_SCALE = 1;
  private static final int PEOPLE_PER_CHANGED = 100;

  private final NightTask task;
  private final Child child;
  private final WorldSettings settings;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private Double secondNight;
  private int changed;
  private String running;
  private String fault;

  private NightRun(NightTask task, Child child) {
    this.task = task;
    this.child = child;
    settings = new WorldSettings(task.scale(), task.seed(), task.days(), WorldSettings.USUAL_END);
  }

  /** The child's program. */
  public static void main(String[] arguments) {
    Child.serve(NightTask.class, (task, child) -> new NightRun(task, child).measure());
  }

  private NightFigures measure() {
    Path world = Path.of(task.folder(), "brand");
    Map<String, String> set = new HashMap<>(task.set());
    set.put("data", world.resolve("data").toString());
    Configuration configuration = ConfReader.read(Path.of(task.conf()), set, System.getenv());
    SparkSession spark = session(configuration);
    try {
      begin(NightTask.WORLD);
      Stopwatch watch = new Stopwatch();
      new World(settings).write(spark, world.toString());
      end(NightTask.WORLD, watch.seconds().wall());
      if (!NightTask.WORLD.equals(task.lastStage())) {
        nights(spark, configuration, world.resolve("data"));
      }
      running = null;
    } catch (Problem | OutOfMemoryError known) {
      fault = known.getMessage();
    }
    return figures();
  }

  private void nights(SparkSession spark, Configuration configuration, Path data) {
    LocalDate day = settings.end();
    double first = night(spark, configuration, day, new Told());
    if (task.isWhole()) {
      end("night", first);
      begin("second night");
      LocalDate next = day.plusDays(1);
      changed = new ChangedPeople(data).deliver(next, settings.persons() / PEOPLE_PER_CHANGED);
      secondNight = night(spark, configuration, next, StageProgress.SILENT);
      child.progress("second night: %.1f s, %d people changed".formatted(secondNight, changed));
    }
  }

  private double night(
      SparkSession spark, Configuration configuration, LocalDate day, StageProgress progress) {
    Stopwatch watch = new Stopwatch();
    NightSummary summary =
        new Night(spark)
            .run(
                new NightRequest(
                    configuration,
                    Path.of(task.folder(), "lake").toString(),
                    day,
                    Optional.of("a measurement"),
                    Optional.ofNullable(task.lastStage()),
                    progress));
    if (summary.outcome() == NightSummary.Outcome.REFUSED) {
      String[] parts = (summary.refusal() + " ·  · ").split(" · ", 3);
      throw new Problem(Problem.Code.GATE_REFUSED, parts[0], parts[1], "Look at its gates.");
    }
    return watch.seconds().wall();
  }

  private SparkSession session(Configuration configuration) {
    Map<String, String> all = new HashMap<>();
    if (task.scale() <= LARGEST_SMALL_SCALE) {
      all.putAll(LakeSession.SMALL_WORK);
    }
    all.putAll(configuration.kith().spark());
    return LakeSession.open("local[" + task.threads() + "]", all);
  }

  private void begin(String stage) {
    running = stage;
    child.report(figures());
  }

  private void end(String stage, double took) {
    seconds.put(stage, took);
    child.progress("%s: %.1f s".formatted(stage, took));
    child.report(figures());
  }

  private NightFigures figures() {
    return new NightFigures(
        new LinkedHashMap<>(seconds),
        secondNight,
        changed,
        running,
        fault,
        Memory.ofProcess(),
        Machine.ofProcess());
  }

  /** Tells the parent of each stage. */
  private final class Told implements StageProgress {

    @Override
    public void started(String stage, LocalDate asOf) {
      begin(stage);
    }

    @Override
    public void finished(String stage, LocalDate asOf, double took, long rows) {
      end(stage, took);
    }

    @Override
    public void skipped(String stage, LocalDate asOf, String why) {
      end(stage, 0);
    }
  }
}
