package org.kith.jobs.destination.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** RFC 4180: UTF-8, CRLF, a header, null as nothing at all. */
public final class Csv implements Format {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final CSVFormat TEXT_IN_QUOTES =
      CSVFormat.RFC4180
          .builder()
          .setQuoteMode(QuoteMode.NON_NUMERIC)
          .setRecordSeparator("\r\n")
          .get();

  private static final CSVFormat QUOTES_WHERE_NEEDED =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).setRecordSeparator("\r\n").get();

  private final CSVFormat format;
  private final boolean guarded;
  private final List<String> header;
  private final boolean byteOrderMark;
  private CSVPrinter printer;

  private Csv(CSVFormat format, boolean guarded, List<String> header, boolean byteOrderMark) {
    this.format = format;
    this.guarded = guarded;
    this.header = List.copyOf(header);
    this.byteOrderMark = byteOrderMark;
  }

  /** For people and their spreadsheets: text always in quotes and never run as a formula. */
  public static Csv forPeople(List<String> header, boolean byteOrderMark) {
    return new Csv(TEXT_IN_QUOTES, true, header, byteOrderMark);
  }

  /** For a platform, which takes each value as it stands. */
  public static Csv forPlatforms(List<String> header) {
    return new Csv(QUOTES_WHERE_NEEDED, false, header, false);
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (byteOrderMark) {
      writer.write(BYTE_ORDER_MARK);
    }
    printer = new CSVPrinter(writer, format);
    for (String name : header) {
      printer.print(guarded ? FormulaGuard.guard(name) : name);
    }
    printer.println();
  }

  @Override
  public void row(Object[] cells) throws IOException {
    for (Object cell : cells) {
      printer.print(guarded ? CsvCell.of(cell) : cell);
    }
    printer.println();
  }

  @Override
  public void end() throws IOException {
    printer.flush();
  }
}
