package org.kith.jobs.bench.night;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.kith.jobs.bench.Machine;

/**
 * Nights on simulated brands of several sizes; printed as a table or as JSON.
 *
 * @param scales seconds of each stage, by scale; {@code night} is the whole first night
 * @param peakMemoryMb most memory of any of the processes, in MiB
 * @param ratios {@code incremental}: seconds of the night of the next day, after 1 % of the people
 *     had changed, that takes over what stays ÷ seconds of the same night computed in full, of the
 *     largest scale at which both ran; empty where none did
 * @param incremental the same of each scale
 * @param next nights of the next day by scale, in the order in which they ran
 * @param work what each stage of the first night asked of the machines, by scale
 * @param row nights of the days after by scale, a day after the other; empty unless asked for
 * @param memory most memory of each scale's process, in MiB
 * @param notRun what could not be run, by scale and stage, and why
 * @param machine what they ran on
 * @param method how it was measured, in words
 */
public record NightReport(
    Map<String, Map<String, Double>> scales,
    @JsonProperty("peak_memory_mb") long peakMemoryMb,
    Map<String, Double> ratios,
    Map<String, Double> incremental,
    Map<String, List<NextNight>> next,
    Map<String, Map<String, StageWork>> work,
    Map<String, List<NightInARow>> row,
    @JsonProperty("memory_mb") Map<String, Long> memory,
    @JsonProperty("not_run") Map<String, Map<String, String>> notRun,
    Machine machine,
    Map<String, String> method) {}
