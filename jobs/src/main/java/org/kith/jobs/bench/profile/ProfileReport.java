package org.kith.jobs.bench.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.jobs.bench.Machine;

/**
 * Tags side by side; printed as a table or as JSON.
 *
 * @param scale of the simulated brand
 * @param threads that each engine had
 * @param runs of which the fastest counts
 * @param data what both read
 * @param tags the tags measured, in the catalogue's order
 * @param engines what each came to
 * @param ratios {@code end_to_end}: DuckDB's seconds ÷ ours; {@code first}: the same of the first
 *     runs
 * @param agreement whether they say the same
 * @param machine what they ran on
 * @param method how it was measured, in words
 */
public record ProfileReport(
    double scale,
    int threads,
    int runs,
    FactsRun.Report data,
    List<String> tags,
    Map<String, ProfileFigures> engines,
    Map<String, Double> ratios,
    Agreement agreement,
    Machine machine,
    Map<String, String> method) {

  static Map<String, Double> ratios(ProfileFigures ours, ProfileFigures peer) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    ratios.put("end_to_end", peer.endToEndSeconds() / ours.endToEndSeconds());
    ratios.put("first", peer.firstSeconds() / ours.firstSeconds());
    return ratios;
  }

  static Map<String, String> method(boolean resident) {
    Map<String, String> method = new LinkedHashMap<>();
    method.put(
        "end_to_end",
        "from Parquet facts to a Parquet profile, a row a person and a column a tag; kith also keeps"
            + " the evidence behind each tag");
    method.put("ratios", "duckdb / kith");
    method.put("scans", "rows read from a fact table's files / its rows, by Spark's counters");
    method.put(
        "peak_memory_mb",
        resident
            ? "resident memory of the process at its peak (VmHWM), in MiB"
            : "heap in use at its peak, in MiB: the system tells no more");
    return method;
  }
}
