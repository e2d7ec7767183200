package org.kith.jobs.night;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.lake.Release;
import org.kith.features.lake.StageRun;
import org.kith.jobs.night.NightSummary.Outcome;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.report.NightFigures;

/** A night's summary: from its stages, and from the release that a night before has published. */
final class Summaries {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** What a release keeps of its night. */
  private record Document(NightSummary summary, NightFigures figures) {}

  private Summaries() {}

  /** The summary of the stages that have run; what others would add is 0 and empty. */
  static NightSummary of(
      Workspace workspace, List<StageRun> runs, Outcome outcome, Optional<String> report) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    runs.forEach(run -> seconds.put(run.stage(), run.seconds()));
    Tally stages = new Tally(workspace);
    return new NightSummary(
        report.isPresent() ? workspace.release() : null,
        workspace.asOf().day(),
        workspace.asOf().knownOn(),
        outcome,
        null,
        workspace.lake().root().toString(),
        stages.sources(),
        stages.persons(),
        stages.tags(),
        stages.recommendations(),
        stages.models(),
        stages.segments(),
        stages.exports(),
        stages.notApplicable(),
        stages.alarms(),
        seconds,
        report.orElse(null));
  }

  /**
   * The summary of a night that its audit refused.
   *
   * @param newest the release that readers still see; null where there is none
   */
  static NightSummary refused(
      Workspace workspace, List<StageRun> runs, String refusal, String newest, String report) {
    NightSummary built = of(workspace, runs, Outcome.REFUSED, Optional.of(report));
    return new NightSummary(
        newest,
        built.asOf(),
        built.knownAt(),
        Outcome.REFUSED,
        refusal,
        built.lake(),
        built.sources(),
        built.persons(),
        built.tags(),
        built.recommendations(),
        built.models(),
        built.segments(),
        built.exports(),
        built.notApplicable(),
        built.alarms(),
        built.seconds(),
        report);
  }

  /** The summary of a published night, as it is told when nothing has changed. */
  static NightSummary unchanged(Release release) {
    NightSummary then = read(release.summary()).summary();
    return new NightSummary(
        then.release(),
        then.asOf(),
        then.knownAt(),
        Outcome.UNCHANGED,
        null,
        then.lake(),
        then.sources(),
        then.persons(),
        then.tags(),
        then.recommendations(),
        then.models(),
        then.segments(),
        then.exports(),
        then.notApplicable(),
        then.alarms(),
        Map.of(),
        then.report());
  }

  /** The figures that a release keeps. */
  static NightFigures figuresIn(String document) {
    return read(document).figures();
  }

  /** What a release keeps of its night, as JSON. */
  static String document(NightSummary summary, NightFigures figures) {
    try {
      return JSON.writeValueAsString(new Document(summary, figures));
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("cannot write the night's summary", cause);
    }
  }

  private static Document read(String document) {
    try {
      return JSON.readValue(document, Document.class);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("a release's summary cannot be read", cause);
    }
  }
}
