package org.kith.jobs.bench.recommend;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.jobs.bench.Scratch;
import org.kith.jobs.bench.child.ChildJvm;
import org.kith.jobs.bench.pairs.Size;

/**
 * Compares recommenders on made-up pairs: the pairs are written once, then each engine is measured
 * in a process of its own, one after the other.
 */
public final class RecommendBench {

  private final RecommendRequest request;
  private final ChildJvm jvm;

  public RecommendBench(RecommendRequest request) {
    this.request = request;
    jvm = new ChildJvm(request.heap(), request.threads());
  }

  /**
   * Runs it; takes as long as its slowest engine, and then the others.
   *
   * @throws org.kith.features.error.Problem {@code USAGE} when the heap is too small
   * @throws org.kith.jobs.bench.child.ChildFailure when an engine fails
   */
  public RecommendReport run() {
    try (Scratch scratch = new Scratch()) {
      Size warmUp = request.size() == Size.TINY ? Size.TINY : Size.S;
      double seconds = pairs(request.size(), scratch);
      if (warmUp != request.size()) {
        pairs(warmUp, scratch);
      }
      Map<String, EngineFigures> engines = new LinkedHashMap<>();
      EngineRun.Report last = null;
      for (EngineName engine : request.engines()) {
        last = engine(engine, warmUp, scratch);
        engines.put(engine.shown(), last.figures());
      }
      return report(engines, last, seconds);
    }
  }

  private double pairs(Size size, Scratch scratch) {
    PairsRun.Task task =
        new PairsRun.Task(size, request.seed(), request.threads(), scratch.path(size.name()));
    double seconds =
        jvm.run(PairsRun.class, "pairs " + size, task, PairsRun.Report.class, request.progress())
            .seconds();
    request.progress().accept("pairs %s: made in %.1f s".formatted(size, seconds));
    return seconds;
  }

  private EngineRun.Report engine(EngineName engine, Size warmUp, Scratch scratch) {
    EngineTask task =
        new EngineTask(
            engine,
            request.threads(),
            request.seed(),
            request.runs(),
            scratch.path(warmUp.name()),
            scratch.path(request.size().name()),
            scratch.path(engine.shown()));
    return jvm.run(
        EngineRun.class,
        engine.shown(),
        task,
        EngineRun.Report.class,
        words -> request.progress().accept(engine.shown() + ": " + words));
  }

  private RecommendReport report(
      Map<String, EngineFigures> engines, EngineRun.Report last, double seconds) {
    return new RecommendReport(
        request.size().name(),
        request.threads(),
        request.heap(),
        request.seed(),
        request.runs(),
        new RecommendReport.Data(
            request.size().law().persons(),
            request.size().law().items(),
            last.trainPairs(),
            last.heldOutPairs(),
            seconds),
        engines,
        RecommendReport.ratios(engines),
        last.machine(),
        RecommendReport.method(last.resident()));
  }
}
