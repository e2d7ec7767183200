package org.kith.jobs.portal.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.destination.dialect.Operation;

/**
 * What an export's {@code manifest.json} says, as far as a marketer wants it. Fields that are not
 * there are null or 0, and those that we do not know are passed over.
 *
 * @param platform whom the files are for
 * @param owner who answers for the segment
 * @param deleteOn day on which the files are deleted, ISO
 * @param idKind what names a person in the files
 * @param hashing how, such as {@code none}
 * @param reachable people whom the place can reach
 * @param written people in the files
 * @param expectedToMatch people whom the platform will probably know; null where nobody can say
 * @param files the files
 */
public record Manifest(
    String platform,
    String owner,
    String purpose,
    String deleteOn,
    String idKind,
    String hashing,
    long reachable,
    long written,
    Long expectedToMatch,
    List<Entry> files) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One file.
   *
   * @param name a plain one
   * @param sha256 lower-case hex
   * @param operation what a platform is to do with its people; null where it holds none to contact,
   *     but says who was left out
   */
  public record Entry(String name, long rows, long bytes, String sha256, Operation operation) {}

  /** Reads one; empty for what is no manifest. */
  static Optional<Manifest> read(Path file) {
    try {
      JsonNode document = JSON.readTree(file.toFile());
      if (document == null || !document.isObject()) {
        return Optional.empty();
      }
      JsonNode funnel = document.path("funnel");
      JsonNode expected = funnel.path("expected_to_match");
      return Optional.of(
          new Manifest(
              text(document.path("platform")),
              text(document.path("owner")),
              text(document.path("purpose")),
              text(document.path("delete_on")),
              text(document.path("id").path("kind")),
              text(document.path("id").path("hashing")),
              funnel.path("reachable").asLong(),
              funnel.path("written").asLong(),
              expected.isIntegralNumber() ? (Long) expected.asLong() : null,
              entries(document.path("files"))));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static List<Entry> entries(JsonNode files) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode file : files) {
      String name = text(file.path("name"));
      String sha256 = text(file.path("sha256"));
      if (name != null && sha256 != null && sha256.matches("[0-9a-f]{64}")) {
        entries.add(
            new Entry(
                name,
                file.path("rows").asLong(),
                file.path("bytes").asLong(),
                sha256,
                operation(text(file.path("operation")))));
      }
    }
    return entries;
  }

  private static Operation operation(String word) {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(null);
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }
}
