package org.kith.features.source.raw;

/**
 * One record of a file.
 *
 * @param line physical line on which it begins, from 1
 * @param lines physical lines that it spans
 * @param bytes the record as it stands in the file, without its last line end
 * @param cells its cells in the order of the columns, normalised to NFC; null where there is a
 *     fault
 * @param fault the rule that it breaks; null when it breaks none
 */
public record RawRecord(long line, int lines, byte[] bytes, String[] cells, String fault) {

  static RawRecord good(PhysicalLine line, String... cells) {
    return new RawRecord(line.number(), 1, line.bytes(), cells, null);
  }

  static RawRecord bad(PhysicalLine line, String fault) {
    return new RawRecord(line.number(), 1, line.bytes(), null, fault);
  }

  RawRecord refused(String rule) {
    return new RawRecord(line, lines, bytes, null, rule);
  }
}
