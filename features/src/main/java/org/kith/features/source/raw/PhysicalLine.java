package org.kith.features.source.raw;

/**
 * One line of a file.
 *
 * @param number its place, from 1
 * @param end bytes of the file up to its end, any line end counted as one
 * @param bytes as it stands in the file, without the line end
 * @param text decoded, with the mark of replacement where the bytes are no text
 * @param carriage whether a return stands before its line end
 * @param decoded whether all of it is text of the file's encoding
 */
record PhysicalLine(
    long number, long end, byte[] bytes, String text, boolean carriage, boolean decoded) {}
