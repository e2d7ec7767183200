package org.kith.jobs.bench.night;

import java.util.List;
import java.util.Map;
import org.kith.jobs.bench.Machine;
import org.kith.jobs.bench.child.Memory;

/**
 * What the nights of one scale came to, so far or in all.
 *
 * @param seconds of {@code world} and of each stage of the first night; {@code night} is the whole
 *     of it, publication included
 * @param work of {@code world} and of each stage of the first night
 * @param next nights of the day after, those that have run
 * @param row nights of the days after, a day after the other, those that have run
 * @param running what is being done; null when all is
 * @param fault why that could not be done; null where it could
 * @param memory of the process until then
 * @param machine as the process saw it
 */
public record NightFigures(
    Map<String, Double> seconds,
    Map<String, StageWork> work,
    List<NextNight> next,
    List<NightInARow> row,
    String running,
    String fault,
    Memory memory,
    Machine machine) {

  /** Seconds of the full night of the day after; null where it has not run. */
  Double fullNext() {
    return next.stream().filter(NextNight::full).map(NextNight::seconds).findFirst().orElse(null);
  }

  /** The same, ended for that reason by what was running. */
  NightFigures endedBy(String reason) {
    return new NightFigures(seconds, work, next, row, running, reason, memory, machine);
  }
}
