package org.kith.features.source.raw;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records that are one JSON object a line.
 *
 * <p>A field's cell is its text; of an object or array its JSON. An absent field is a null cell, a
 * field that is no column a fault.
 */
final class JsonRecords implements RecordReader {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private static final String NOT_JSON = "not-json";

  private final LineSource lines;
  private final Layout layout;
  private final Map<String, Integer> places = new HashMap<>();

  JsonRecords(LineSource lines, Layout layout) {
    this.lines = lines;
    this.layout = layout;
    List<String> columns = layout.columns();
    for (int at = 0; at < columns.size(); at++) {
      places.put(columns.get(at), at);
    }
  }

  @Override
  public RawRecord next() throws IOException {
    PhysicalLine line = lines.peek(0);
    while (line != null && line.text().isBlank()) {
      lines.take(1);
      line = lines.peek(0);
    }
    if (line == null) {
      return null;
    }
    lines.take(1);
    return line.decoded() ? parsed(line) : RawRecord.bad(line, layout.encodingRule());
  }

  private RawRecord parsed(PhysicalLine line) throws IOException {
    String[] cells = new String[places.size()];
    try (JsonParser json = MAPPER.createParser(line.text())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return RawRecord.bad(line, NOT_JSON);
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        Integer place = places.get(json.currentName());
        json.nextToken();
        if (place == null) {
          return RawRecord.bad(line, "unknown-field");
        }
        cells[place] = cell(json);
        if (cells[place] != null && CleanText.steers(cells[place], "\r\n")) {
          return RawRecord.bad(line, "control-character");
        }
      }
      return json.nextToken() == null ? RawRecord.good(line, cells) : RawRecord.bad(line, NOT_JSON);
    } catch (JacksonException notJson) {
      return RawRecord.bad(line, NOT_JSON);
    }
  }

  private static String cell(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    String text = token.isStructStart() ? json.readValueAsTree().toString() : json.getText();
    return CleanText.normal(text);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
