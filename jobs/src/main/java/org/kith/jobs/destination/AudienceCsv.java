package org.kith.jobs.destination;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.apache.spark.sql.Row;

/**
 * Writes rows as RFC 4180: UTF-8, CRLF, a header, text always in quotes, numbers never, null as
 * nothing at all.
 */
final class AudienceCsv {

  static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setQuoteMode(QuoteMode.NON_NUMERIC)
          .setRecordSeparator("\r\n")
          .get();

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private AudienceCsv() {}

  /** Writes all rows in their order and gives their number. */
  static long write(OutputStream out, boolean byteOrderMark, String[] columns, Iterator<Row> rows)
      throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (byteOrderMark) {
      writer.write(BYTE_ORDER_MARK);
    }
    CSVPrinter printer = new CSVPrinter(writer, FORMAT);
    for (String column : columns) {
      printer.print(FormulaGuard.guard(column));
    }
    printer.println();
    long written = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int at = 0; at < columns.length; at++) {
        printer.print(CsvCell.of(row.get(at)));
      }
      printer.println();
      written++;
    }
    printer.flush();
    return written;
  }
}
