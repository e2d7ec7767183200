package org.kith.jobs.evaluate.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.kith.features.error.Problem;

/**
 * CSV or TSV. Cells may stand in double quotes, doubled inside, except where tabs part them: then a
 * quote is a letter like any other unless it begins the cell and ends it. Blanks around a cell are
 * not part of it. Empty lines are no rows.
 */
final class TextFile implements FlatFile {

  private static final char TAB = '\t';
  private static final Character QUOTE = '"';
  private static final int GZIP = 0x1f8b;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final Path path;
  private final CSVFormat format;
  private final List<String> header;

  TextFile(Path path) throws IOException {
    this.path = path;
    try (BufferedReader reader = reader(path)) {
      String first = reader.readLine();
      while (first != null && first.isBlank()) {
        first = reader.readLine();
      }
      if (first == null) {
        throw new Problem(
            Problem.Code.INPUT_MISSING, name(), "has no header", "Write its header and rows.");
      }
      this.format = format(Delimiter.of(first));
      try (CSVParser parser = format.parse(new java.io.StringReader(first))) {
        this.header = parser.iterator().next().stream().map(TextFile::columnName).toList();
      }
    } catch (CharacterCodingException notText) {
      throw notText(notText);
    }
  }

  private static CSVFormat format(char delimiter) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(delimiter)
        .setQuote(delimiter == TAB ? null : QUOTE)
        .setIgnoreSurroundingSpaces(true)
        .setIgnoreEmptyLines(true)
        .setNullString("")
        .get();
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public void forEach(RowReader rows) {
    String[] cells = new String[header.size()];
    try (CSVParser parser = format.parse(reader(path))) {
      Iterator<CSVRecord> records = parser.iterator();
      records.next();
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (record.size() > cells.length) {
          throw tooLong(parser.getCurrentLineNumber(), record.size());
        }
        for (int i = 0; i < cells.length; i++) {
          cells[i] = i < record.size() ? unquoted(record.get(i)) : null;
        }
        rows.row(cells);
      }
    } catch (UncheckedIOException | IOException broken) {
      throw problem((IOException) (broken instanceof IOException ? broken : broken.getCause()));
    }
  }

  private Problem tooLong(long line, int cells) {
    return new Problem(
        Problem.Code.INPUT_REFUSED,
        name() + ", line " + line,
        "has %d cells; the header has %d".formatted(cells, header.size()),
        "Put cells that hold the separator in double quotes.");
  }

  private Problem problem(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return notText(cause);
    }
    return cause instanceof CSVException
        ? new Problem(
            Problem.Code.INPUT_REFUSED,
            name(),
            "has a quote that closes no cell, or none that does: " + cause.getMessage(),
            "Double the quotes inside a cell, and end it with one.",
            cause)
        : FlatFile.unreadable(path, cause);
  }

  private Problem notText(Throwable cause) {
    return new Problem(
        Problem.Code.INPUT_REFUSED, name(), "is not UTF-8 text", "Save it as UTF-8.", cause);
  }

  private static String columnName(String cell) {
    return cell == null ? "" : unquoted(cell);
  }

  /** A cell without the quotes that the format left on it. */
  private static String unquoted(String cell) {
    boolean quoted =
        cell != null && cell.length() > 1 && cell.charAt(0) == QUOTE && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
  }

  /** The file's text, unzipped, without its byte-order mark. */
  static BufferedReader reader(Path path) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
    bytes.mark(2);
    boolean zipped = ((bytes.read() << 8) | bytes.read()) == GZIP;
    bytes.reset();
    Reader text =
        new InputStreamReader(
            zipped ? new GZIPInputStream(bytes) : bytes,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    BufferedReader reader = new BufferedReader(text, 1 << 16);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}
