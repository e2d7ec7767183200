package org.kith.jobs.night.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.jobs.night.work.StageFigures;

/**
 * What an audit read, and what it found wrong. Later nights compare themselves with it.
 *
 * @param rows of each table, by its name
 * @param sources rows of facts of each source
 * @param scores people of each model by twentieth of the score, 0 to 19
 * @param orphans facts of each source about what nobody knows
 * @param alarms what somebody should look at and what stops no night
 * @param history how many nights the volumes were compared with; {@code no history} below 7
 * @param findings every check that failed
 * @param acceptedBecause the reason given for letting findings pass; null where none had to
 */
public record AuditFigures(
    Map<String, Long> rows,
    Map<String, Long> sources,
    Map<String, Map<Integer, Long>> scores,
    Map<String, Orphans> orphans,
    List<Finding> alarms,
    String history,
    List<Finding> findings,
    String acceptedBecause)
    implements StageFigures {

  /** Of a night without orphans. */
  public AuditFigures(
      Map<String, Long> rows,
      Map<String, Long> sources,
      Map<String, Map<Integer, Long>> scores,
      String history,
      List<Finding> findings,
      String acceptedBecause) {
    this(rows, sources, scores, Map.of(), List.of(), history, findings, acceptedBecause);
  }

  public AuditFigures {
    rows = new TreeMap<>(rows);
    sources = new TreeMap<>(sources);
    scores = new TreeMap<>(scores);
    orphans = orphans == null ? Map.of() : new TreeMap<>(orphans);
    alarms = alarms == null ? List.of() : List.copyOf(alarms);
    findings = List.copyOf(findings);
  }

  /** The same with further alarms. */
  public AuditFigures withAlarms(List<Finding> more) {
    List<Finding> all = new ArrayList<>(alarms);
    all.addAll(more);
    return new AuditFigures(
        rows, sources, scores, orphans, all, history, findings, acceptedBecause);
  }

  /** Whether the night may not be published. */
  @JsonIgnore
  public boolean isRefused() {
    return findings.stream().anyMatch(finding -> !finding.isAcceptable())
        || (!findings.isEmpty() && acceptedBecause == null);
  }

  /** Why, as what and where · every failed check · what to do. */
  public String refusal(LocalDate day) {
    boolean acceptable = findings.stream().allMatch(Finding::isAcceptable);
    return "the night of %s · %d checks failed: %s · %s"
        .formatted(
            day,
            findings.size(),
            findings.stream().map(Finding::words).collect(Collectors.joining("; ")),
            acceptable
                ? "Look whether the sources were delivered whole; if it is right so, run again with"
                    + " --accept REASON."
                : "Correct the source or the configuration and run again; the release before"
                    + " stays.");
  }

  @Override
  public long rowsIn() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public long rowsOut() {
    return findings.size();
  }
}
