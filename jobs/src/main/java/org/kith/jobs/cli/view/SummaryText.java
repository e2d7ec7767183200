package org.kith.jobs.cli.view;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.jobs.night.NightSummary;

/** A night in words and tables, for whoever ran it. */
public final class SummaryText {

  private SummaryText() {}

  /** Head line, what came in, what was built, and where to look. */
  public static String of(NightSummary night) {
    StringBuilder text = new StringBuilder(head(night)).append('\n');
    section(text, sources(night), night.sources());
    section(text, models(night), night.models());
    section(text, segments(night), night.segments());
    if (!night.notApplicable().isEmpty()) {
      text.append("\nnot applicable\n");
      night.notApplicable().forEach((what, why) -> text.append("  %s: %s%n".formatted(what, why)));
    }
    if (!night.alarms().isEmpty()) {
      text.append("\nto look at\n");
      night.alarms().forEach(alarm -> text.append("  %s%n".formatted(alarm)));
    }
    return text.append('\n').append(look(night)).toString();
  }

  private static void section(StringBuilder text, TextTable table, Map<String, ?> shown) {
    if (!shown.isEmpty()) {
      text.append('\n').append(table);
    }
  }

  private static String head(NightSummary night) {
    double seconds = night.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    return String.format(
        Locale.ROOT,
        "%s as of %s%s: %,d persons, %,d tags, %,d recommendations, in %.0f s",
        outcome(night),
        night.asOf(),
        night.knownAt().equals(night.asOf()) ? "" : " as known on " + night.knownAt(),
        night.persons(),
        night.tags(),
        night.recommendations(),
        seconds);
  }

  private static String outcome(NightSummary night) {
    return switch (night.outcome()) {
      case PUBLISHED -> "published release " + night.release();
      case UNCHANGED ->
          night.release() == null ? "nothing published" : "unchanged release " + night.release();
      case REFUSED -> "refused to publish";
    };
  }

  private static TextTable sources(NightSummary night) {
    TextTable table = new TextTable("source", "read", "accepted", "duplicate", "quarantined");
    night
        .sources()
        .forEach(
            (name, rows) ->
                table.row(
                    name, rows.read(), rows.accepted(), rows.duplicate(), rows.quarantined()));
    return table;
  }

  private static TextTable models(NightSummary night) {
    TextTable table = new TextTable("model", "version", "champion", "metrics");
    night
        .models()
        .forEach(
            (name, model) ->
                table.row(name, model.version(), model.champion() ? "yes" : "no", metrics(model)));
    return table;
  }

  private static String metrics(NightSummary.ModelSummary model) {
    return model.metrics().entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%s %.4f", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static TextTable segments(NightSummary night) {
    TextTable table = new TextTable("segment", "treat", "holdout", "files");
    night
        .segments()
        .forEach(
            (name, arms) ->
                table.row(
                    name,
                    arms.treat(),
                    arms.holdout(),
                    night.exports().stream().filter(e -> e.segment().equals(name)).count()));
    return table;
  }

  private static String look(NightSummary night) {
    StringBuilder text = new StringBuilder("where to look\n");
    if (night.report() != null) {
      text.append("  report   ").append(night.report()).append('\n');
    }
    text.append("  tables   ").append(night.lake()).append("/tables\n");
    for (NightSummary.ExportFile file : night.exports()) {
      text.append("  export   ")
          .append(String.format(Locale.ROOT, "%s (%,d rows)", file.path(), file.rows()))
          .append('\n');
    }
    return text.toString();
  }
}
