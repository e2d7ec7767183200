package org.kith.jobs.erase.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.kith.jobs.destination.file.Lines;
import org.kith.jobs.erase.sheet.Sheet.Line;

/** Files of text: a row's one cell is the record as it stands, without the end of its line. */
final class TextSheets {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TextSheets() {}

  /** Lines that begin with an id, which a comma ends. */
  static Sheet lines(byte[] content) {
    List<Line> rows =
        text(content)
            .lines()
            .map(line -> line(line, List.of(line, line.replaceFirst(",.*", ""))))
            .toList();
    return new Sheet(List.of(), rows, new Lines());
  }

  /** An object a line. */
  static Sheet json(byte[] content, Columns columns) throws IOException {
    List<Line> rows = new ArrayList<>();
    for (String line : text(content).lines().toList()) {
      JsonNode object = JSON.readTree(line);
      List<String> header = new ArrayList<>();
      object.fieldNames().forEachRemaining(header::add);
      rows.add(
          line(
              line,
              Arrays.stream(columns.in(header))
                  .mapToObj(at -> object.get(header.get(at)).asText())
                  .toList()));
    }
    return new Sheet(List.of(), rows, new Lines());
  }

  /** Records of a header; one may have several lines. */
  static Sheet csv(byte[] content, Columns columns) throws IOException {
    String text = text(content);
    List<CSVRecord> records;
    try (CSVParser parser =
        CSVParser.parse(new StringReader(text), CSVFormat.RFC4180.builder().get())) {
      records = parser.getRecords();
    }
    List<Line> lines = new ArrayList<>();
    int[] ids = records.isEmpty() ? new int[0] : columns.in(records.get(0).toList());
    for (int i = 0; i < records.size(); i++) {
      CSVRecord record = records.get(i);
      int end =
          i + 1 < records.size() ? (int) records.get(i + 1).getCharacterPosition() : text.length();
      String whole = text.substring((int) record.getCharacterPosition(), end);
      lines.add(
          line(
              whole.endsWith("\n") ? whole.substring(0, whole.length() - 1) : whole,
              Arrays.stream(ids).filter(at -> at < record.size()).mapToObj(record::get).toList()));
    }
    int head = Math.min(1, lines.size());
    return new Sheet(lines.subList(0, head), lines.subList(head, lines.size()), new Lines());
  }

  private static Line line(String record, List<String> ids) {
    return new Line(List.of(record), ids);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
