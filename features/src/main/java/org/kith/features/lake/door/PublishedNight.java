package org.kith.features.lake.door;

import java.time.LocalDate;

/**
 * One published night, as far as readers without Spark want it.
 *
 * @param sequence 1 for the lake's first release, then one more each time
 * @param release its id
 * @param asOf business day it speaks for
 * @param summary the night's figures as one JSON document
 */
public record PublishedNight(long sequence, String release, LocalDate asOf, String summary) {}
