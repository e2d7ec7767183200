package org.kith.jobs.night.shelf;

import java.util.Locale;
import org.kith.jobs.report.ModelFigures;
import org.kith.jobs.report.NightFigures;

/** A night's figures in Prometheus' text format, for the node exporter's textfile collector. */
public final class Gauges {

  private final StringBuilder text = new StringBuilder();

  private Gauges() {}

  /** The file's content; every line ends with a line feed. */
  static String of(NightFigures night) {
    return new Gauges().write(night);
  }

  private String write(NightFigures night) {
    family("kith_night_published", "Whether the night was published; 0 where a gate refused it.");
    line("kith_night_published", "", night.refusal() == null ? 1 : 0);
    family("kith_night_as_of_timestamp_seconds", "Begin of the business day, in UTC.");
    line(
        "kith_night_as_of_timestamp_seconds",
        "",
        night.asOf().atStartOfDay(java.time.ZoneOffset.UTC).toEpochSecond());
    family("kith_persons", "People known.");
    line("kith_persons", "", night.totals().persons());
    family("kith_stage_seconds", "Wall time of a stage; 0 where an earlier run had done it.");
    night
        .stages()
        .forEach(
            stage -> line("kith_stage_seconds", labels("stage", stage.name()), stage.seconds()));
    family("kith_source_rows", "Rows of a source's files, by what became of them.");
    for (NightFigures.Source source : night.sources()) {
      line("kith_source_rows", fate(source.name(), "accepted"), source.accepted());
      line("kith_source_rows", fate(source.name(), "duplicate"), source.duplicate());
      line("kith_source_rows", fate(source.name(), "quarantined"), source.quarantined());
    }
    family("kith_segment_people", "People of a segment, by arm.");
    for (NightFigures.Segment segment : night.segments()) {
      line("kith_segment_people", arm(segment.name(), "treat"), segment.treat());
      line("kith_segment_people", arm(segment.name(), "holdout"), segment.holdout());
    }
    family("kith_model_metric", "A model's figure on people or days it did not learn from.");
    for (ModelFigures model : night.models()) {
      model
          .metrics()
          .forEach(
              (metric, value) ->
                  line(
                      "kith_model_metric",
                      labels("model", model.name()) + "," + labels("metric", metric),
                      value));
    }
    return text.toString();
  }

  private void family(String name, String help) {
    text.append("# HELP %s %s%n# TYPE %s gauge%n".formatted(name, help, name));
  }

  private void line(String name, String labels, double value) {
    String shown =
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? String.valueOf((long) value)
            : String.format(Locale.ROOT, "%.6f", value);
    text.append(name)
        .append(labels.isEmpty() ? "" : "{" + labels + "}")
        .append(' ')
        .append(shown)
        .append('\n');
  }

  private static String fate(String source, String fate) {
    return labels("source", source) + "," + labels("fate", fate);
  }

  private static String arm(String segment, String arm) {
    return labels("segment", segment) + "," + labels("arm", arm);
  }

  private static String labels(String name, String value) {
    return "%s=\"%s\""
        .formatted(name, value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
  }
}
