package org.kith.jobs.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kith.jobs.bench.night.NextNight;
import org.kith.jobs.bench.night.NightInARow;
import org.kith.jobs.bench.night.NightReport;
import org.kith.jobs.bench.night.StageWork;
import org.kith.jobs.cli.view.TextTable;

/** Nights of several scales in a table, a column a scale. */
final class NightText {

  private NightText() {}

  static String of(NightReport report) {
    StringBuilder text = new StringBuilder(seconds(report).toString());
    report.next().forEach((scale, nights) -> text.append('\n').append(next(scale, nights)));
    report.work().forEach((scale, stages) -> text.append('\n').append(work(scale, stages)));
    report.row().forEach((scale, nights) -> text.append('\n').append(row(scale, nights)));
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

  private static TextTable next(String scale, List<NextNight> nights) {
    TextTable table =
        new TextTable("next night, scale " + scale, "people changed", "seconds", "of full");
    double full =
        nights.stream()
            .filter(NextNight::full)
            .mapToDouble(NextNight::seconds)
            .findFirst()
            .orElse(Double.NaN);
    for (NextNight night : nights) {
      table.row(
          String.format(
              Locale.ROOT, "%.0f %%%s", night.share() * 100, night.full() ? ", full" : ""),
          night.people(),
          night.seconds(),
          Double.isNaN(full) ? "" : night.seconds() / full);
    }
    return table;
  }

  private static TextTable work(String scale, Map<String, StageWork> stages) {
    TextTable table =
        new TextTable(
            "work, scale " + scale,
            "tasks",
            "CPU s",
            "rows read",
            "MiB read",
            "MiB shuffled",
            "MiB spilled",
            "largest task, MiB");
    stages.forEach(
        (stage, work) ->
            table.row(
                stage,
                work.tasks(),
                work.cpuSeconds(),
                work.rows(),
                work.readMb(),
                work.shuffleMb(),
                work.spilledMb(),
                work.taskPeakMb()));
    return table;
  }

  private static TextTable row(String scale, List<NightInARow> nights) {
    TextTable table =
        new TextTable(
            "nights in a row, scale " + scale, "seconds", "files", "MiB", "seconds to read");
    nights.forEach(
        night ->
            table.row(
                night.night(), night.seconds(), night.files(), night.mb(), night.readSeconds()));
    return table;
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
