package org.kith.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.kith.jobs.report.NightFigures.NotApplicable;
import org.kith.jobs.report.NightFigures.Source;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/**
 * What the sources delivered, what was refused and why, and what could not be said for want of it.
 */
final class Input {

  private static final int RULES = 4;

  private Input() {}

  static Section section(NightFigures tonight, Optional<NightFigures> yesterday) {
    List<Piece> pieces = new ArrayList<>();
    if (!tonight.sources().isEmpty()) {
      pieces.add(counts(tonight.sources(), yesterday));
      pieces.add(quarantine(tonight.sources()));
    }
    pieces.add(html -> notApplicable(html, tonight.notApplicable()));
    return new Section("input", "Input", "数据来源", lead(tonight.sources()), pieces);
  }

  private static String lead(List<Source> sources) {
    if (sources.isEmpty()) {
      return "No source was read.";
    }
    long read = sum(sources, Source::read);
    long quarantined = sum(sources, Source::quarantined);
    String refused =
        quarantined == 0
            ? "none was refused."
            : "%s (%s) went to quarantine, whole and encrypted."
                .formatted(Numbers.count(quarantined), Numbers.share((double) quarantined / read));
    return "%s from %s; %s"
        .formatted(Numbers.count(read, "row"), Numbers.count(sources.size(), "source"), refused);
  }

  private static Table counts(List<Source> sources, Optional<NightFigures> yesterday) {
    Map<String, Long> before = new LinkedHashMap<>();
    yesterday.ifPresent(
        night -> night.sources().forEach(source -> before.put(source.name(), source.read())));
    Table table =
        new Table(
            "Rows by source; read is accepted, duplicate and quarantined together",
            1,
            List.of("Source", "Read", "Accepted", "Duplicate", "Quarantined", "Change of read"));
    for (Source source : sources) {
      Long was = before.get(source.name());
      String change = was == null ? Numbers.NONE : Numbers.change(source.read(), was);
      table.row(
          row(
              html -> html.leaf("code", source.name()),
              source.read(),
              source.accepted(),
              source.duplicate(),
              source.quarantined(),
              change));
    }
    return table.totals(
        row(
            Piece.both("All", "合计"),
            sum(sources, Source::read),
            sum(sources, Source::accepted),
            sum(sources, Source::duplicate),
            sum(sources, Source::quarantined),
            yesterday
                .map(
                    night ->
                        Numbers.change(
                            sum(sources, Source::read), sum(night.sources(), Source::read)))
                .orElse(Numbers.NONE)));
  }

  private static List<Piece> row(
      Piece name, long read, long accepted, long duplicate, long quarantined, String change) {
    return List.of(
        name,
        Piece.text(Numbers.count(read)),
        Piece.text(Numbers.count(accepted)),
        Piece.text(Numbers.count(duplicate)),
        Piece.text(Numbers.count(quarantined)),
        Piece.text(change));
  }

  private static long sum(List<Source> sources, ToLongFunction<Source> rows) {
    return sources.stream().mapToLong(rows).sum();
  }

  private static Piece quarantine(List<Source> sources) {
    List<Source> refused = sources.stream().filter(one -> !one.byRule().isEmpty()).toList();
    if (refused.isEmpty()) {
      return html -> html.text("");
    }
    return html -> {
      html.open("h3").add(Piece.both("Why rows were refused", "隔离原因")).close();
      html.open("dl", "class", "reasons");
      for (Source source : refused) {
        html.open("div").open("dt").leaf("code", source.name()).close();
        html.leaf("dd", reasons(source.byRule())).close();
      }
      html.close();
    };
  }

  /** The rules that refused most, then how many rows the others did. */
  private static String reasons(Map<String, Long> byRule) {
    List<Map.Entry<String, Long>> rules =
        byRule.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    String top =
        rules.stream()
            .limit(RULES)
            .map(rule -> rule.getKey() + " " + Numbers.count(rule.getValue()))
            .collect(Collectors.joining(" · "));
    long rest = rules.stream().skip(RULES).mapToLong(Map.Entry::getValue).sum();
    return rest == 0 ? top : top + " · other rules " + Numbers.count(rest);
  }

  private static void notApplicable(Html html, List<NotApplicable> notes) {
    if (notes.isEmpty()) {
      return;
    }
    html.open("h3").add(Piece.both("Not applicable", "不适用")).close();
    html.leaf("p", "These lack their input; the night went on without them.", "class", "muted");
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (NotApplicable note : notes) {
      byReason.computeIfAbsent(note.reason(), reason -> new ArrayList<>()).add(note.what());
    }
    html.open("dl", "class", "reasons");
    byReason.forEach(
        (reason, whats) ->
            html.open("div").leaf("dt", reason).leaf("dd", String.join(", ", whats)).close());
    html.close();
  }
}
