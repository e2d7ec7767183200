package org.kith.jobs.bench.night;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeSession;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
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
 * <p>It makes the brand and runs a night on its last day in a lake that is empty. Then it lets some
 * of the people buy on the next day, 1 % first, and runs that night on copies of the lake; and the
 * night of 1 % once more, computed in full. Asked for nights in a row, it runs one a day on the
 * same lake instead, 1 % of the people having bought on each. What it has measured is told after
 * each stage, so that a stage that ends the process costs only what comes after it.
 */
public final class NightRun {

  private static final String FIRST_LAKE = "lake";
  private static final double LARGEST_SMALL_SCALE = 1;
  private static final double MIB = 1 << 20;
  private static final List<Double> SHARES = List.of(.01, .1, .5);

  private final NightTask task;
  private final Child child;
  private final WorldSettings settings;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Map<String, StageWork> work = new LinkedHashMap<>();
  private final List<NextNight> next = new ArrayList<>();
  private final List<NightInARow> row = new ArrayList<>();
  private WorkMeter meter;
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
    meter = WorkMeter.on(spark);
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
    double first = night(new Night(spark), configuration, FIRST_LAKE, settings.end(), new Told());
    if (task.isWhole()) {
      end("night", first);
      if (task.nights() > 1) {
        inARow(spark, configuration, data, first);
        return;
      }
      for (double share : SHARES) {
        next(new Night(spark), configuration, data, share, false);
      }
      next(Night.full(spark), configuration, data, SHARES.get(0), true);
    }
  }

  private void next(
      Night night, Configuration configuration, Path data, double share, boolean full) {
    String name =
        String.format(
            Locale.ROOT, "next night, %.0f %% changed%s", share * 100, full ? ", full" : "");
    begin(name);
    LocalDate day = settings.end().plusDays(1);
    int people = new ChangedPeople(data).deliver(day, (int) (settings.persons() * share));
    Map<String, Double> stages = new LinkedHashMap<>();
    try (LakeCopy lake = LakeCopy.of(Path.of(task.folder(), FIRST_LAKE))) {
      double took = night(night, configuration, lake.name(), day, new StageSeconds(stages));
      next.add(new NextNight(share, people, full, took, stages));
      child.progress("%s: %.1f s, %d people".formatted(name, took, people));
    }
  }

  private void inARow(SparkSession spark, Configuration configuration, Path data, double first) {
    row.add(sized(spark, 1, first));
    for (int night = 2; night <= task.nights(); night++) {
      begin("night " + night);
      LocalDate day = settings.end().plusDays(night - 1);
      new ChangedPeople(data).deliver(day, (int) (settings.persons() * SHARES.get(0)));
      double took =
          night(
              new Night(spark), configuration, FIRST_LAKE, day, new StageSeconds(new HashMap<>()));
      row.add(sized(spark, night, took));
      child.progress("night %d: %.1f s".formatted(night, took));
    }
  }

  private NightInARow sized(SparkSession spark, int night, double took) {
    Path folder = Path.of(task.folder(), FIRST_LAKE);
    Stopwatch watch = new Stopwatch();
    Lake lake = new Lake(spark, folder.toString());
    Pins pins = new Releases(lake).newestOrProblem().pins();
    lake.readOrEmpty(Table.PROFILE, pins).write().format("noop").mode("overwrite").save();
    lake.readOrEmpty(Table.TAGS, pins).write().format("noop").mode("overwrite").save();
    double read = watch.seconds().wall();
    LakeSize size = LakeSize.of(folder);
    return new NightInARow(night, took, size.files(), size.bytes() / MIB, read);
  }

  private double night(
      Night night,
      Configuration configuration,
      String lake,
      LocalDate day,
      StageProgress progress) {
    Stopwatch watch = new Stopwatch();
    NightSummary summary =
        night.run(
            new NightRequest(
                configuration,
                Path.of(task.folder(), lake).toString(),
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
    if (!stage.equals("night")) {
      work.put(stage, meter.taken());
    }
    child.progress("%s: %.1f s".formatted(stage, took));
    child.report(figures());
  }

  private NightFigures figures() {
    return new NightFigures(
        new LinkedHashMap<>(seconds),
        new LinkedHashMap<>(work),
        List.copyOf(next),
        List.copyOf(row),
        running,
        fault,
        Memory.ofProcess(),
        Machine.ofProcess());
  }

  /** Notes what each stage took. */
  private record StageSeconds(Map<String, Double> stages) implements StageProgress {

    @Override
    public void started(String stage, LocalDate asOf) {}

    @Override
    public void finished(String stage, LocalDate asOf, double took, long rows) {
      stages.put(stage, took);
    }

    @Override
    public void skipped(String stage, LocalDate asOf, String why) {
      stages.put(stage, 0.0);
    }
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
