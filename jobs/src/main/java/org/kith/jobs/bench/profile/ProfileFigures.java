package org.kith.jobs.bench.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.SortedMap;

/**
 * What one engine came to.
 *
 * @param endToEndSeconds from Parquet facts to the written profile, the fastest run
 * @param endToEndCpuSeconds of all cores, in that run
 * @param firstSeconds the same of the first run, before anything is compiled or cached
 * @param peakMemoryMb most memory of the process, in MiB; see {@link
 *     org.kith.jobs.bench.child.Memory}
 * @param peakHeapMb most heap in use, garbage included, in MiB
 * @param scans how often a run reads each fact table's files, 1 for once whole; empty where the
 *     engine does not tell
 */
public record ProfileFigures(
    @JsonProperty("end_to_end_seconds") double endToEndSeconds,
    @JsonProperty("end_to_end_cpu_seconds") double endToEndCpuSeconds,
    @JsonProperty("first_seconds") double firstSeconds,
    @JsonProperty("peak_memory_mb") long peakMemoryMb,
    @JsonProperty("peak_heap_mb") long peakHeapMb,
    SortedMap<String, Double> scans) {}
