package org.kith.jobs.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.kith.jobs.destination.dialect.Operation;
import org.kith.jobs.destination.file.WrittenFile;
import org.kith.jobs.destination.identifier.IdType;

/** An export's manifest, of which files are written again with fewer people. */
final class ErasedManifest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode document;

  private ErasedManifest(ObjectNode document) {
    this.document = document;
  }

  static ErasedManifest read(InputStream in) throws IOException {
    return new ErasedManifest((ObjectNode) JSON.readTree(in));
  }

  /** Names of the export's files. */
  List<String> files() {
    List<String> names = new ArrayList<>();
    document.path("files").forEach(entry -> names.add(entry.path("name").asText()));
    return names;
  }

  /** The dialect of its files. */
  String dialect() {
    return document.path("dialect").asText();
  }

  /** Headers of the columns that name people. */
  Set<String> idColumns() {
    Set<String> names = new TreeSet<>(Set.of(IdType.PERSON));
    names.add(document.path("id").path("type").asText());
    document.path("also").forEach(id -> names.add(id.path("type").asText()));
    return names;
  }

  /** Takes down what a file holds now; the counts of people follow. */
  void put(WrittenFile written) {
    for (JsonNode entry : document.path("files")) {
      if (entry.path("name").asText().equals(written.name())) {
        ((ObjectNode) entry)
            .put("rows", written.rows())
            .put("bytes", written.bytes())
            .put("sha256", written.sha256())
            .put("md5", written.md5());
      }
    }
    count("funnel", "written", Operation.WHOLE);
    count("changes", "added", Operation.ADD);
    count("changes", "removed", Operation.REMOVE);
    document.put("erasures", document.path("erasures").asInt(0) + 1);
  }

  /** The document, UTF-8. */
  byte[] json() throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
  }

  private void count(String part, String name, Operation operation) {
    long rows = 0;
    for (JsonNode entry : document.path("files")) {
      if (entry.path("operation").asText().equals(operation.name().toLowerCase(Locale.ROOT))) {
        rows += entry.path("rows").asLong();
      }
    }
    if (document.path(part) instanceof ObjectNode counts && counts.has(name)) {
      counts.put(name, rows);
    }
  }
}
