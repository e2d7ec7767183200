package org.kith.jobs.bench.night;

import java.util.Map;

/**
 * A night after some of the people had bought on the next day, on the lake of the first night.
 *
 * @param share of the people that were to buy, 0 to 1
 * @param people how many did
 * @param full whether it took nothing over from the first night
 * @param seconds of the whole night, publication included
 * @param stages seconds of each stage
 */
public record NextNight(
    double share, int people, boolean full, double seconds, Map<String, Double> stages) {}
