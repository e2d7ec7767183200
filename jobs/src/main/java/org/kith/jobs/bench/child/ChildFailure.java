package org.kith.jobs.bench.child;

import java.util.List;
import java.util.Optional;

/** A child that ended without a result, by no fault that somebody outside could put right. */
public final class ChildFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> lastLines;
  private final transient Message lastReport;

  ChildFailure(String message, List<String> lastLines, Message lastReport) {
    super(message);
    this.lastLines = List.copyOf(lastLines);
    this.lastReport = lastReport;
  }

  /** The last lines that the child printed, its report apart. */
  public List<String> lastLines() {
    return lastLines;
  }

  /** What it had measured so far; empty where it had not said. */
  public <R> Optional<R> lastReport(Class<R> type) {
    return Optional.ofNullable(lastReport).map(report -> report.reported(type));
  }
}
