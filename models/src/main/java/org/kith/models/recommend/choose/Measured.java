package org.kith.models.recommend.choose;

import java.util.Map;
import org.kith.models.evaluate.Bootstrap.Interval;
import org.kith.models.recommend.judge.Slices.Slice;

/**
 * How good one model is on a test that had no part in choosing it.
 *
 * @param model its name
 * @param parameters it was learnt with; for a blend its parts and their weights
 * @param metrics by name, at the lengths asked for
 * @param interval where NDCG@20 lies with 95 % confidence
 * @param slices quality by slice, of lists of 20
 * @param fitSeconds time to learn; for a blend that of both parts
 * @param recommendSeconds time to make everybody's lists
 */
public record Measured(
    String model,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Interval interval,
    Map<String, Slice> slices,
    double fitSeconds,
    double recommendSeconds) {}
