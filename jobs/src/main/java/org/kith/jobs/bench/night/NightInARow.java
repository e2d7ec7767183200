package org.kith.jobs.bench.night;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One of many nights of a lake, a day after the other.
 *
 * @param night which one, from 1
 * @param seconds of it, publication included
 * @param files of the lake after it
 * @param mb size of the lake after it, in MiB
 * @param readSeconds to open its release and read all of its profile and tags
 */
public record NightInARow(
    int night,
    double seconds,
    long files,
    double mb,
    @JsonProperty("read_seconds") double readSeconds) {}
