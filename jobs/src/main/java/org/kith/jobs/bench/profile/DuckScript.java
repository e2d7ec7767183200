package org.kith.jobs.bench.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kith.features.time.AsOf;

/** The tags as DuckDB SQL, from {@code tags.sql}, with its blanks filled in. */
final class DuckScript {

  private static final String RESOURCE = "tags.sql";

  private DuckScript() {}

  /**
   * The statements in their order; the last writes the profile.
   *
   * @param out the Parquet file to write
   */
  static List<String> of(TagTask task, Path out) {
    AsOf asOf = task.asOf();
    Map<String, String> blanks =
        Map.of(
            "persons", task.facts("persons"),
            "items", task.facts("items"),
            "orders", task.facts("orders"),
            "social_events", task.facts("social_events"),
            "day", asOf.day().toString(),
            "until", asOf.cutoff().toString(),
            "known_before", asOf.knownBefore().toString(),
            "zone", asOf.zone().getId(),
            "out", out.toString());
    String script = text();
    for (Map.Entry<String, String> blank : blanks.entrySet()) {
      script = script.replace("${" + blank.getKey() + "}", blank.getValue());
    }
    return Arrays.stream(script.split(";\\s*\n")).map(String::strip).toList();
  }

  private static String text() {
    try (InputStream in = DuckScript.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", cause);
    }
  }
}
