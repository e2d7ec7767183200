package org.kith.jobs.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kith.jobs.cli.view.TextTable;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;

/**
 * An evaluation in words and tables: what was read, a table of the models for each length of list
 * (or one, where no metric has a length), how it was measured, and notes.
 */
final class EvaluationText {

  private static final String VALIDATION = "validation";

  private EvaluationText() {}

  static String of(Evaluation evaluation) {
    StringBuilder text = new StringBuilder();
    text.append(counts(evaluation.data())).append('\n');
    groups(evaluation.results())
        .forEach(
            (length, metrics) ->
                text.append('\n')
                    .append(heading(length))
                    .append(table(evaluation.results(), metrics, length)));
    text.append('\n').append(rest(evaluation.results()));
    evaluation.notes().forEach(note -> text.append("\nnote: ").append(note));
    text.append('\n');
    evaluation.protocol().forEach((name, words) -> text.append("\n%s: %s".formatted(name, words)));
    return text.append('\n').toString();
  }

  private static String heading(String length) {
    if (length.isEmpty()) {
      return "";
    }
    return (length.endsWith("%") ? "the first " : "lists of ") + length + "\n";
  }

  private static String counts(Map<?, ?> data) {
    List<String> counts = new ArrayList<>();
    data.forEach(
        (name, count) ->
            counts.add("%s %s".formatted(name.toString().replace('_', ' '), shown(count))));
    return String.join(", ", counts);
  }

  private static String shown(Object count) {
    if (count instanceof Map<?, ?> parts) {
      return "(" + counts(parts) + ")";
    }
    return count instanceof Integer || count instanceof Long
        ? String.format(Locale.ROOT, "%,d", ((Number) count).longValue())
        : String.valueOf(count);
  }

  /** The metrics' names by what follows their {@code @}, in order of first appearance. */
  private static Map<String, Set<String>> groups(List<ModelResult> results) {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    for (ModelResult result : results) {
      for (String metric : result.metrics().keySet()) {
        int at = metric.indexOf('@');
        String length = at < 0 ? "" : metric.substring(at + 1);
        groups.computeIfAbsent(length, none -> new LinkedHashSet<>()).add(metric);
      }
    }
    return groups;
  }

  private static TextTable table(List<ModelResult> results, Set<String> metrics, String length) {
    List<String> columns = new ArrayList<>(List.of("model"));
    String end = length.isEmpty() ? "" : "@" + length;
    metrics.forEach(metric -> columns.add(metric.substring(0, metric.length() - end.length())));
    TextTable table = new TextTable(columns.toArray(String[]::new));
    for (ModelResult result : results) {
      List<Object> cells = new ArrayList<>(List.of(result.model()));
      for (String metric : metrics) {
        Double value = result.metrics().get(metric);
        cells.add(value == null ? "" : value);
      }
      table.row(cells.toArray());
    }
    return table;
  }

  /** Seconds, parameters, and what the validation part said. */
  private static TextTable rest(List<ModelResult> results) {
    boolean validated = results.stream().anyMatch(one -> one.more().containsKey(VALIDATION));
    List<String> columns = new ArrayList<>(List.of("model"));
    columns.addAll(validated ? List.of("ndcg@20 on validation") : List.of());
    columns.addAll(List.of("fit s", "recommend s", "parameters"));
    TextTable table = new TextTable(columns.toArray(String[]::new));
    for (ModelResult result : results) {
      List<Object> cells = new ArrayList<>(List.of(result.model()));
      if (validated) {
        Map<?, ?> figures = (Map<?, ?>) result.more().getOrDefault(VALIDATION, Map.of());
        Object ndcg = figures.get("ndcg@20");
        cells.add(ndcg == null ? "" : ndcg);
      }
      cells.add(result.fitSeconds());
      cells.add(result.recommendSeconds());
      cells.add(words(result.more().get("parameters")));
      table.row(cells.toArray());
    }
    return table;
  }

  private static String words(Object parameters) {
    return parameters instanceof Map<?, ?> map && !map.isEmpty()
        ? map.toString().replaceAll("[{},]", "")
        : "";
  }
}
