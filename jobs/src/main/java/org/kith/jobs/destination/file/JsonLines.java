package org.kith.jobs.destination.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import scala.jdk.javaapi.CollectionConverters;

/** One JSON object a line, UTF-8, keys in the header's order; maps with their keys in order. */
public final class JsonLines implements Format {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final List<String> header;
  private OutputStream out;

  public JsonLines(List<String> header) {
    this.header = List.copyOf(header);
  }

  @Override
  public void begin(OutputStream file) {
    out = file;
  }

  @Override
  public void row(Object[] cells) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    for (int at = 0; at < cells.length; at++) {
      line.put(header.get(at), value(cells[at]));
    }
    out.write(JSON.writeValueAsBytes(line));
    out.write('\n');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private static Object value(Object cell) {
    if (cell == null || cell instanceof String || cell instanceof Boolean) {
      return cell;
    }
    if (cell instanceof Double number) {
      return Double.isFinite(number) ? number : null;
    }
    if (cell instanceof BigDecimal || cell instanceof Number) {
      return cell;
    }
    if (cell instanceof scala.collection.Map<?, ?> map) {
      Map<String, Object> ordered = new TreeMap<>();
      CollectionConverters.asJava(map).forEach((k, v) -> ordered.put(String.valueOf(k), value(v)));
      return ordered;
    }
    if (cell instanceof scala.collection.Seq<?> list) {
      return CollectionConverters.asJava(list).stream().map(JsonLines::value).toList();
    }
    return cell.toString();
  }
}
