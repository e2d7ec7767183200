package org.kith.jobs.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kith.jobs.bench.night.NightReport;
import org.kith.jobs.cli.view.TextTable;

/** Nights of several scales in a table, a column a scale. */
final class NightText {

  private NightText() {}

  static String of(NightReport report) {
    StringBuilder text = new StringBuilder(seconds(report).toString());
    report
        .incremental()
        .forEach(
            (scale, ratio) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%nincremental, scale %s: %.2f of the full night's seconds%n",
                        scale,
                        ratio)));
    report
        .notRun()
        .forEach(
            (scale, stages) ->
                stages.forEach(
                    (stage, why) ->
                        text.append("%nnot run, scale %s, %s: %s%n".formatted(scale, stage, why))));
    text.append('\n');
    report.method().forEach((what, how) -> text.append("%s: %s%n".formatted(what, how)));
    return text.append(RecommendText.machine(report.machine())).append('\n').toString();
  }

  private static TextTable seconds(NightReport report) {
    List<String> columns = new ArrayList<>(List.of("seconds"));
    report.scales().keySet().forEach(scale -> columns.add("scale " + scale));
    TextTable table = new TextTable(columns.toArray(String[]::new));
    Set<String> stages = new LinkedHashSet<>();
    report.scales().values().forEach(scale -> stages.addAll(scale.keySet()));
    for (String stage : stages) {
      List<Object> row = new ArrayList<>(List.of(stage));
      for (Map<String, Double> scale : report.scales().values()) {
        row.add(scale.containsKey(stage) ? scale.get(stage) : "");
      }
      table.row(row.toArray());
    }
    List<Object> memory = new ArrayList<>(List.of("peak MiB"));
    memory.addAll(report.memory().values());
    return table.row(memory.toArray());
  }
}
