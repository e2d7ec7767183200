package org.kith.jobs.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that a release holds of one person. Its JSON has the same names in {@code snake_case}.
 *
 * @param personId the person
 * @param release whose tables were read
 * @param tables by table, its rows, each as a JSON object; tables without a row are left out
 */
@JsonNaming(SnakeCaseStrategy.class)
public record HoldingsFigures(String personId, String release, Map<String, List<JsonNode>> tables) {

  public HoldingsFigures {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  /** How many rows of which table, for a terminal. */
  public String text() {
    String counts =
        tables.entrySet().stream()
            .map(table -> "  %-18s %,9d".formatted(table.getKey(), table.getValue().size()))
            .collect(Collectors.joining("\n"));
    return "Person %s, release %s, rows by table%n%s%n%s"
        .formatted(personId, release, counts, "--json prints the rows, for the person who asks.");
  }
}
