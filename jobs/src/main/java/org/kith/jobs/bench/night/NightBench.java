package org.kith.jobs.bench.night;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.error.Problem;
import org.kith.jobs.bench.Machine;
import org.kith.jobs.bench.Scratch;
import org.kith.jobs.bench.child.ChildFailure;
import org.kith.jobs.bench.child.ChildJvm;

/**
 * Measures nights, each scale in a process of its own. A scale whose process ends early is shown as
 * far as it came.
 */
public final class NightBench {

  private final NightBenchRequest request;
  private final ChildJvm jvm;
  private final Map<String, Map<String, Double>> scales = new LinkedHashMap<>();
  private final Map<String, Double> incremental = new LinkedHashMap<>();
  private final Map<String, List<NextNight>> next = new LinkedHashMap<>();
  private final Map<String, Map<String, StageWork>> work = new LinkedHashMap<>();
  private final Map<String, List<NightInARow>> row = new LinkedHashMap<>();
  private final Map<String, Long> memory = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> notRun = new LinkedHashMap<>();
  private Double largestRatio;
  private double largestScale;
  private Machine machine;
  private boolean resident;

  public NightBench(NightBenchRequest request) {
    this.request = request;
    jvm = new ChildJvm(request.heap(), request.threads());
  }

  /**
   * Runs it, scale by scale.
   *
   * @throws Problem that a night has met before its first stage, such as a faulty configuration
   * @throws ChildFailure when a process ends before it has measured anything
   */
  public NightReport run() {
    for (double scale : request.scales()) {
      try (Scratch scratch = new Scratch()) {
        add(scale, measured(scale, scratch.path("night")));
      }
    }
    Map<String, String> method = new LinkedHashMap<>();
    method.put("scales", "seconds of the first night in an empty lake, by scale and stage");
    method.put(
        "incremental",
        "night of the next day, on which 1 % of the people had bought, that takes over what stays"
            + " of the first / the same night computed in full; both after the first in the same"
            + " process, the full one last");
    method.put(
        "next",
        "nights of the next day on the first night's lake, each on a copy, by share of the people"
            + " who had bought one thing more");
    method.put(
        "work",
        "what the tasks of each stage of the first night reported of themselves, by scale; memory"
            + " that a task holds outside of hash tables and sorts is not in it");
    method.put(
        "peak_memory_mb",
        resident
            ? "resident memory of the process at its peak (VmHWM), in MiB"
            : "heap in use at its peak, in MiB: the system tells no more");
    return new NightReport(
        scales,
        memory.values().stream().mapToLong(Long::longValue).max().orElse(0),
        largestRatio == null ? Map.of() : Map.of("incremental", largestRatio),
        incremental,
        next,
        work,
        row,
        memory,
        notRun,
        machine,
        method);
  }

  private NightFigures measured(double scale, String folder) {
    NightTask task =
        new NightTask(
            scale,
            request.seed(),
            request.days(),
            request.threads(),
            request.nights(),
            request.lastStage(),
            request.conf(),
            request.set(),
            folder);
    String name = "night at scale " + shown(scale);
    try {
      return jvm.run(
          NightRun.class,
          name,
          task,
          NightFigures.class,
          words -> request.progress().accept("scale " + shown(scale) + ": " + words));
    } catch (ChildFailure failure) {
      NightFigures sofar = failure.lastReport(NightFigures.class).orElseThrow(() -> failure);
      failure.lastLines().forEach(request.progress());
      return sofar.endedBy(failure.getMessage());
    }
  }

  private void add(double scale, NightFigures figures) {
    String name = shown(scale);
    Map<String, Double> seconds = new LinkedHashMap<>(figures.seconds());
    if (!request.stages().isEmpty()) {
      seconds.keySet().retainAll(request.stages());
    }
    scales.put(name, seconds);
    memory.put(name, figures.memory().peakMb());
    machine = figures.machine();
    resident = figures.memory().resident();
    if (figures.fault() != null) {
      notRun.put(name, Map.of(String.valueOf(figures.running()), figures.fault()));
    }
    work.put(name, figures.work());
    if (!figures.row().isEmpty()) {
      row.put(name, figures.row());
    }
    if (!figures.next().isEmpty()) {
      next.put(name, figures.next());
    }
    Double full = figures.fullNext();
    if (full != null) {
      double ratio = figures.next().get(0).seconds() / full;
      incremental.put(name, ratio);
      if (scale >= largestScale) {
        largestScale = scale;
        largestRatio = ratio;
      }
    }
  }

  private static String shown(double scale) {
    return BigDecimal.valueOf(scale).stripTrailingZeros().toPlainString();
  }
}
