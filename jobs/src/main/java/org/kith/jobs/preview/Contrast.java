package org.kith.jobs.preview;

import org.kith.features.tag.TagDefinition.Words;

/**
 * A tag by which a segment's members differ from everyone else.
 *
 * @param tag the tag, or {@code score_MODEL}
 * @param title its name for people; null for a score
 * @param value the value whose share is compared: {@code true}, or one of the tag's values; null
 *     where means are
 * @param measure {@code share} of all people of that side, or {@code mean} of those for whom the
 *     tag is known
 * @param members the figure of the members
 * @param others that of everyone else
 * @param low lower end of the 95 % interval of the difference
 * @param high upper end
 * @param inRule whether the segment's own rule reads the tag, so that a difference is no news
 */
public record Contrast(
    String tag,
    Words title,
    String value,
    String measure,
    double members,
    double others,
    double low,
    double high,
    boolean inRule) {}
