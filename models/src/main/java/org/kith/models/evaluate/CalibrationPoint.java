package org.kith.models.evaluate;

/**
 * What was foretold and what came of it, in one bin of people with like scores.
 *
 * @param score mean score in the bin
 * @param rate share of yes in the bin
 * @param rows people in the bin; not whole where a tie stands on a bin's edge
 */
public record CalibrationPoint(double score, double rate, double rows) {}
