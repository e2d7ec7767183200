package org.kith.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kith.jobs.report.model.AudienceCurve;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Page;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Glossary;
import org.kith.jobs.report.words.Metric;
import org.kith.jobs.report.words.Numbers;
import org.kith.models.registry.Evidence;
import org.kith.models.registry.ModelCard;

/**
 * One trained version's card: one page that needs nothing beside itself, with how good it is and
 * for whom, and all that is needed to train it again.
 */
public final class ModelCardPage {

  private ModelCardPage() {}

  /** Where the card lies, from the folder of the report that links to it. */
  public static String place(String release, String model, String version) {
    return release + "/" + model + "-" + version + ".html";
  }

  /**
   * The card of a model.
   *
   * @param tonight the night that shows it
   * @param model the same model as the report tells it
   * @return a whole HTML document, to be kept in UTF-8
   */
  public static String render(NightFigures tonight, ModelFigures model, ModelCard card) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "quality",
            "How good it is",
            "质量",
            null,
            List.of(html -> Models.article(html, model, tonight.tags()))));
    if (!card.evidence().intervals().isEmpty()) {
      sections.add(intervals(card));
    }
    if (!card.evidence().slices().isEmpty()) {
      sections.add(slices(card));
    }
    if (!card.evidence().sizes().isEmpty()) {
      sections.add(sizes(card));
    }
    sections.add(origin(card));
    List<Piece> pieces = new ArrayList<>();
    pieces.add(html -> html.open("div", "class", "sheet"));
    pieces.add(html -> head(html, tonight, card));
    pieces.add(html -> html.open("main"));
    pieces.addAll(sections);
    pieces.add(Html::close);
    pieces.add(Html::close);
    return new Page(card.model() + " " + card.version() + " · Kith", pieces).render();
  }

  private static void head(Html html, NightFigures tonight, ModelCard card) {
    html.open("header").open("p", "class", "kicker").add(Piece.both("Model card", "模型卡"));
    html.close().leaf("h1", Glossary.plain(card.model()));
    html.open("p", "class", "when").leaf("time", Numbers.day(card.asOf()));
    html.open("span", "class", "release").text("version ").leaf("code", card.version());
    html.close().close();
    html.leaf("p", tonight.brand(), "class", "summary").close();
  }

  private static Section intervals(ModelCard card) {
    Table table =
        new Table(
            "95 % bounds over people of the test", 1, List.of("Measure", "Value", "From", "To"));
    card.evidence()
        .intervals()
        .forEach(
            (name, bounds) -> {
              Metric metric = new Metric(name);
              table.row(
                  List.of(
                      Piece.both(metric.en(), metric.zh()),
                      figure(metric, card.metrics().get(name)),
                      figure(metric, bounds.low()),
                      figure(metric, bounds.high())));
            });
    return new Section("bounds", "How sure that is", "置信区间", null, List.of(table));
  }

  private static Piece figure(Metric metric, Double value) {
    return Piece.text(value == null ? Numbers.NONE : metric.format(value));
  }

  private static Section slices(ModelCard card) {
    Table table =
        new Table(
            "Quality by kind of people",
            1,
            List.of(
                "People", "Tested", "Came true", "AUC", "Calibration error", "By chance up to"));
    for (Evidence.Slice slice : card.evidence().slices()) {
      table.row(
          List.of(
              Piece.text(slice.words()),
              Piece.text(Numbers.people(slice.rows())),
              Piece.text(Numbers.peopleShare(slice.yes(), slice.rows())),
              ofSlice(slice, "auc"),
              ofSlice(slice, "ece"),
              ofSlice(slice, "ece_noise")));
    }
    return new Section("slices", "For whom it is good", "分人群质量", null, List.of(table));
  }

  private static Piece ofSlice(Evidence.Slice slice, String name) {
    Double value = slice.metrics().get(name);
    boolean told = value != null && !Numbers.isSmall(slice.yes());
    return Piece.text(told ? String.format(Locale.ROOT, "%.3f", value) : Numbers.NONE);
  }

  private static Section sizes(ModelCard card) {
    String lead =
        ("The larger an audience, the less its people resemble the seed, who are left out: in a "
                + "segment by 'where: (%2$s) IS NOT TRUE'. It takes a share of everybody by "
                + "'percentile_%1$s >= 0.95' beside that, a number of people by "
                + "'rank-by: percentile_%1$s' and 'limit: 50000'.")
            .formatted(card.model(), card.parameters().get("where"));
    return new Section(
        "sizes",
        "How large an audience",
        "人群规模",
        lead,
        List.of(new AudienceCurve(card.evidence().sizes())));
  }

  private static Section origin(ModelCard card) {
    Table table = new Table("What it was trained from", 2, List.of("What", "Which"));
    row(table, "Kind", card.kind());
    row(table, "Business day", card.asOf().toString());
    row(table, "Cut-offs, the last one tested on", words(card.cutoffs()));
    card.evidence().counts().forEach((name, rows) -> row(table, "Rows: " + name, people(rows)));
    card.parameters().forEach((name, value) -> row(table, name, value));
    row(table, "Seed", String.valueOf(card.seed()));
    row(table, "Configuration", card.configuration());
    row(table, "Code", card.evidence().build());
    for (Map.Entry<String, Long> one : card.dataVersions().entrySet()) {
      row(table, "Table " + one.getKey(), "version " + one.getValue());
    }
    String lead =
        "'kith repro %s %s' trains it again and compares.".formatted(card.model(), card.version());
    return new Section("origin", "Where it comes from", "来源", lead, List.of(table));
  }

  private static String people(long rows) {
    return Numbers.people(rows);
  }

  private static String words(List<?> values) {
    return values.isEmpty()
        ? Numbers.NONE
        : values.stream().map(String::valueOf).reduce((a, b) -> a + ", " + b).orElseThrow();
  }

  private static void row(Table table, String what, String which) {
    table.row(List.of(Piece.text(what), Piece.text(which == null ? Numbers.NONE : which)));
  }
}
