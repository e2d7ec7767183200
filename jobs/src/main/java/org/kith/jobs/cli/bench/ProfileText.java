package org.kith.jobs.cli.bench;

import java.util.Locale;
import org.kith.jobs.bench.profile.Agreement;
import org.kith.jobs.bench.profile.ProfileReport;
import org.kith.jobs.cli.view.TextTable;

/** A comparison of tags in words and a table. */
final class ProfileText {

  private ProfileText() {}

  static String of(ProfileReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        number(
            "scale %s: %,d people, %,d order lines, %,d social events, %d tags; %d threads, best of"
                + " %d%n%n",
            report.scale(),
            report.data().persons(),
            report.data().orderLines(),
            report.data().socialEvents(),
            report.tags().size(),
            report.threads(),
            report.runs()));
    text.append(table(report));
    text.append(
        number(
            "%nduckdb / kith: end to end %.2f, first run %.2f%n",
            report.ratios().get("end_to_end"), report.ratios().get("first")));
    text.append(agreement(report.agreement())).append('\n');
    report.method().forEach((what, how) -> text.append("%s: %s%n".formatted(what, how)));
    return text.append(RecommendText.machine(report.machine())).append('\n').toString();
  }

  private static TextTable table(ProfileReport report) {
    TextTable table =
        new TextTable(
            "engine", "end to end s", "CPU s", "first s", "peak MiB", "heap MiB", "scans");
    report
        .engines()
        .forEach(
            (name, figures) ->
                table.row(
                    name,
                    figures.endToEndSeconds(),
                    figures.endToEndCpuSeconds(),
                    figures.firstSeconds(),
                    figures.peakMemoryMb(),
                    figures.peakHeapMb(),
                    figures.scans().isEmpty() ? "" : figures.scans().toString()));
    return table;
  }

  private static String agreement(Agreement agreement) {
    StringBuilder text = new StringBuilder();
    text.append(
        number(
            "%,d of %,d values agree (%,d people, %d columns)%n",
            agreement.equal(), agreement.rows(), agreement.persons(), agreement.columns()));
    agreement
        .differing()
        .forEach((tag, people) -> text.append(number("  %s differs for %,d%n", tag, people)));
    if (!agreement.onlyOurs().isEmpty()) {
      text.append("not written for DuckDB: %s%n".formatted(agreement.onlyOurs()));
    }
    return text.toString();
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
