package org.kith.jobs.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What one stage of a night took.
 *
 * @param name the stage's name
 * @param seconds wall clock
 * @param outcome {@code done}, {@code reused}, {@code not applicable}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StageTime(String name, double seconds, String outcome) {}
