package org.kith.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.cli.session.Terminal;

/** What a person types, at a brand of one file; the rooms behind the commands are fakes. */
abstract class TypedCommands {

  @TempDir Path folder;

  final FakeRooms rooms = new FakeRooms();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeConfiguration() throws IOException {
    Files.writeString(
        folder.resolve("kith.yaml"),
        """
        brand: tea house
        time-zone: Asia/Shanghai
        currency: CNY
        data: ${data:-here}
        key: public
        gates: {max-bad-rows: 0.05, min-persons: 10}
        """);
  }

  int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--conf", folder.toString()));
    return Kith.run(all.toArray(String[]::new), rooms, terminal());
  }

  Terminal terminal() {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        Map.of());
  }

  static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  static String lastLine(ByteArrayOutputStream stream) {
    List<String> lines = text(stream).lines().toList();
    return lines.get(lines.size() - 1);
  }
}
