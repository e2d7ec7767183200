package org.kith.jobs.segment;

/**
 * Who is held out together, and from what.
 *
 * @param by column of the profile, or Spark SQL expression over it, such as {@code community}: all
 *     who share its value fall into the same arm, since friends see each other's ads; who has none
 *     stands alone. Null holds out person by person
 * @param everywhere whether the same people are held out of all segments that say so, which
 *     measures what all contacts earn together
 */
public record HoldoutUnit(String by, boolean everywhere) {}
