package org.kith.jobs.bench.night;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a stage asked of the machines: sums over its tasks, and its largest task. With the figures
 * of two scales one can tell what a larger one will ask.
 *
 * @param tasks that ended
 * @param cpuSeconds that they computed, waiting left out
 * @param rows that they read from files
 * @param readMb that they read from files, in MiB
 * @param shuffleMb that they wrote for other tasks, in MiB
 * @param spilledMb that they wrote to disk for want of memory, in MiB
 * @param taskPeakMb most memory that one of them held in hash tables and sorts, in MiB
 */
public record StageWork(
    long tasks,
    @JsonProperty("cpu_seconds") double cpuSeconds,
    long rows,
    @JsonProperty("read_mb") double readMb,
    @JsonProperty("shuffle_mb") double shuffleMb,
    @JsonProperty("spilled_mb") double spilledMb,
    @JsonProperty("task_peak_mb") double taskPeakMb) {}
