package org.kith.jobs.bench.recommend;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.kith.jobs.bench.child.Memory;
import org.kith.jobs.bench.child.Stopwatch.Seconds;

/**
 * What one engine came to. Each {@code …_cpu_seconds} is the time of all cores for the same work as
 * the wall's above it.
 *
 * @param iterationSeconds one more iteration; see {@link EngineRun}
 * @param fitSeconds from cached rows to factors, 10 iterations
 * @param topSeconds from factors to the written table of everybody's 50 best items
 * @param endToEndSeconds from cached rows to the written table
 * @param peakMemoryMb most memory of the process until then, in MiB; see {@link Memory}
 * @param peakHeapMb most heap in use until then, garbage included, in MiB
 * @param iterationsCompared the two numbers of iterations whose fits give {@code iterationSeconds}
 * @param recall mean over people of hits ÷ min(20, held-out items)
 * @param ndcg with the ideal cut at min(20, held-out items)
 */
public record EngineFigures(
    @JsonProperty("iteration_seconds") double iterationSeconds,
    @JsonProperty("iteration_cpu_seconds") double iterationCpuSeconds,
    @JsonProperty("fit_seconds") double fitSeconds,
    @JsonProperty("fit_cpu_seconds") double fitCpuSeconds,
    @JsonProperty("top_seconds") double topSeconds,
    @JsonProperty("top_cpu_seconds") double topCpuSeconds,
    @JsonProperty("end_to_end_seconds") double endToEndSeconds,
    @JsonProperty("end_to_end_cpu_seconds") double endToEndCpuSeconds,
    @JsonProperty("peak_memory_mb") long peakMemoryMb,
    @JsonProperty("peak_heap_mb") long peakHeapMb,
    @JsonProperty("iterations_compared") int[] iterationsCompared,
    @JsonProperty("recall@20") double recall,
    @JsonProperty("ndcg@20") double ndcg) {

  static EngineFigures of(Times times, int many, Memory memory, double recall, double ndcg) {
    Seconds iteration = times.iteration();
    return new EngineFigures(
        iteration.wall(),
        iteration.cpu(),
        times.fit().wall(),
        times.fit().cpu(),
        times.top().wall(),
        times.top().cpu(),
        times.endToEnd().wall(),
        times.endToEnd().cpu(),
        memory.peakMb(),
        memory.peakHeapMb(),
        new int[] {EngineRun.FEW, many},
        recall,
        ndcg);
  }

  /** The fastest of the runs, stretch by stretch. */
  record Times(Seconds iteration, Seconds fit, Seconds top, Seconds endToEnd) {}
}
