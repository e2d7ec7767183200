package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.jobs.cli.session.Terminal;

/** {@code kith evaluate recommend} on files of a folder, and what it printed. */
final class RecommendDesk {

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  RecommendDesk(Path folder) {
    this.folder = folder;
  }

  /** The document that the command prints of {@code train.csv} and {@code test.csv}. */
  JsonNode json(String... options) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("--train", path("train.csv"), "--test", path("test.csv")));
    all.addAll(List.of(options));
    all.add("--json");
    int status = run(all.toArray(String[]::new));
    assertThat(err()).doesNotContain("kith:");
    assertThat(status).isZero();
    return document();
  }

  /** The exit status. */
  int run(String... options) {
    List<String> all = new ArrayList<>(List.of("evaluate", "recommend"));
    all.addAll(List.of(options));
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of());
    return Kith.run(all.toArray(String[]::new), new FakeRooms(), terminal);
  }

  /** The document that was printed last. */
  JsonNode document() throws IOException {
    List<String> lines = out().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  static double metric(JsonNode result, String name) {
    return result.get("metrics").get(name).asDouble();
  }
}
