package org.kith.jobs.cli.bench;

import java.util.Locale;
import java.util.stream.Collectors;
import org.kith.jobs.bench.Machine;
import org.kith.jobs.bench.recommend.RecommendReport;
import org.kith.jobs.cli.view.TextTable;

/** A comparison of recommenders in words and a table. */
final class RecommendText {

  private RecommendText() {}

  static String of(RecommendReport report) {
    StringBuilder text = new StringBuilder(head(report)).append("\n\n").append(table(report));
    if (!report.ratios().isEmpty()) {
      text.append("\nmllib-als / ials, wall by wall: ")
          .append(
              report.ratios().entrySet().stream()
                  .map(ratio -> number("%s %.1f", ratio.getKey(), ratio.getValue()))
                  .collect(Collectors.joining(", ")))
          .append('\n');
    }
    text.append('\n');
    report.method().forEach((what, how) -> text.append("%s: %s%n".formatted(what, how)));
    return text.append(machine(report.machine())).append('\n').toString();
  }

  private static String head(RecommendReport report) {
    return number(
        "size %s: %,d people, %,d items, %,d train pairs, %,d held out; %d threads, heap %s, best"
            + " of %d, seed %d",
        report.size(),
        report.data().persons(),
        report.data().items(),
        report.data().trainPairs(),
        report.data().heldOutPairs(),
        report.threads(),
        report.heap(),
        report.runs(),
        report.seed());
  }

  private static TextTable table(RecommendReport report) {
    TextTable table =
        new TextTable(
            "engine",
            "iteration s",
            "CPU s",
            "fit s",
            "CPU s",
            "top 50 s",
            "CPU s",
            "end to end s",
            "peak MiB",
            "heap MiB",
            "recall@20",
            "ndcg@20");
    report
        .engines()
        .forEach(
            (name, figures) ->
                table.row(
                    name,
                    figures.iterationSeconds(),
                    figures.iterationCpuSeconds(),
                    figures.fitSeconds(),
                    figures.fitCpuSeconds(),
                    figures.topSeconds(),
                    figures.topCpuSeconds(),
                    figures.endToEndSeconds(),
                    figures.peakMemoryMb(),
                    figures.peakHeapMb(),
                    figures.recall(),
                    figures.ndcg()));
    return table;
  }

  /** The machine in a line. */
  static String machine(Machine machine) {
    return number(
        "machine: %d cores, heap %,d MiB, Java %s, %s, vector module %s, MLlib's BLAS %s",
        machine.cores(),
        machine.heapMb(),
        machine.java(),
        machine.system(),
        machine.vectorModule() ? "on" : "off",
        machine.blas());
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
