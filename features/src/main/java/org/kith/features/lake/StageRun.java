package org.kith.features.lake;

import java.time.LocalDate;
import java.util.Map;

/**
 * One finished stage of one run.
 *
 * @param release id of the release that the run builds
 * @param stage the stage's name
 * @param fingerprint of everything that decides its result
 * @param day business day of the run
 * @param inputs table versions it read
 * @param outputs table versions it wrote
 * @param rowsIn rows read
 * @param rowsOut rows written
 * @param seconds how long it took
 * @param outcome {@code done}, or {@code reused} where an earlier run's result was taken
 * @param result what the stage has to say, as one JSON document
 */
public record StageRun(
    String release,
    String stage,
    String fingerprint,
    LocalDate day,
    Map<Table, Long> inputs,
    Map<Table, Long> outputs,
    long rowsIn,
    long rowsOut,
    double seconds,
    String outcome,
    String result) {}
