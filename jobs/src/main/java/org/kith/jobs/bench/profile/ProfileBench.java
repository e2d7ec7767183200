package org.kith.jobs.bench.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.features.tag.TagDefinition;
import org.kith.jobs.bench.Scratch;
import org.kith.jobs.bench.child.ChildJvm;

/**
 * Compares Kith's tags with the same written as DuckDB SQL: the facts are made once, then each
 * engine is measured in a process of its own, one after the other, and what they say is compared.
 */
public final class ProfileBench {

  private final ProfileRequest request;
  private final ChildJvm jvm;

  public ProfileBench(ProfileRequest request) {
    this.request = request;
    jvm = new ChildJvm(request.heap(), request.threads(), PeerJars.classPath());
  }

  /**
   * Runs it.
   *
   * @throws org.kith.features.error.Problem {@code USAGE} when the heap is too small or DuckDB's
   *     driver is not there; what a faulty configuration gives
   * @throws org.kith.jobs.bench.child.ChildFailure when an engine fails
   */
  public ProfileReport run() {
    try (Scratch scratch = new Scratch()) {
      TagTask task =
          new TagTask(
              request.scale(),
              request.days(),
              request.seed(),
              request.threads(),
              request.runs(),
              request.conf(),
              request.set(),
              scratch.path("tags"));
      FactsRun.Report data = child(FactsRun.class, "facts", task, FactsRun.Report.class);
      EngineTimes.Report peer = child(DuckRun.class, DuckRun.NAME, task, EngineTimes.Report.class);
      EngineTimes.Report ours = child(KithRun.class, KithRun.NAME, task, EngineTimes.Report.class);
      Agreement agreement = child(AgreementRun.class, "agreement", task, Agreement.class);
      Map<String, ProfileFigures> engines = new LinkedHashMap<>();
      engines.put(KithRun.NAME, ours.figures());
      engines.put(DuckRun.NAME, peer.figures());
      return new ProfileReport(
          request.scale(),
          request.threads(),
          request.runs(),
          data,
          BenchTags.of(task.configuration().tags()).stream().map(TagDefinition::name).toList(),
          engines,
          ProfileReport.ratios(ours.figures(), peer.figures()),
          agreement,
          ours.machine(),
          ProfileReport.method(ours.resident()));
    }
  }

  private <R> R child(Class<?> program, String name, TagTask task, Class<R> report) {
    return jvm.run(
        program, name, task, report, words -> request.progress().accept(name + ": " + words));
  }
}
