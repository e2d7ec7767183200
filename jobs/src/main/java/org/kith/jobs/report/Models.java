package org.kith.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.report.NightFigures.Tag;
import org.kith.jobs.report.model.Calibration;
import org.kith.jobs.report.model.Importances;
import org.kith.jobs.report.model.QualityTable;
import org.kith.jobs.report.page.CalibrationCurve;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.words.Glossary;
import org.kith.jobs.report.words.Numbers;

/** How good the models are beside what they must beat, and what the gates said. */
final class Models {

  private Models() {}

  static Section section(NightFigures tonight) {
    List<ModelFigures> models = tonight.models();
    if (models.isEmpty()) {
      String lead = "No model was trained, so there are no scores and no recommendations.";
      return new Section("models", "Models", "模型", lead, List.of());
    }
    long passed = models.stream().filter(model -> "passed".equals(model.verdict())).count();
    String lead =
        "%s of %s passed the gate. Quality is measured on what happened after training ended."
            .formatted(Numbers.count(passed), Numbers.count(models.size(), "model"));
    List<Piece> pieces = new ArrayList<>();
    models.forEach(model -> pieces.add(html -> linked(html, model, tonight)));
    return new Section("models", "Models", "模型", lead, pieces);
  }

  private static void linked(Html html, ModelFigures model, NightFigures tonight) {
    article(html, model, tonight.tags());
    String place = ModelCardPage.place(tonight.release(), model.name(), model.version());
    html.open("p").leaf("a", "Model card of " + Glossary.plain(model.name()), "href", place);
    html.close();
  }

  static void article(Html html, ModelFigures model, List<Tag> tags) {
    html.open("article", "class", "model").open("h3").text(Glossary.plain(model.name())).text(" ");
    html.leaf("span", verdict(model), "class", "pill " + colour(model)).close();
    if (model.question() != null) {
      html.leaf("p", model.question(), "class", "question");
    }
    if (model.verdictReason() != null) {
      html.leaf("p", model.verdictReason());
    }
    html.leaf("p", standing(model), "class", "muted");
    if (model.metrics().isEmpty()) {
      html.leaf("p", "It was not measured.", "class", "muted");
    } else {
      html.add(new QualityTable(model.algorithm(), model.metrics(), baselines(model)));
    }
    charts(html, model, tags);
    html.close();
  }

  private static void charts(Html html, ModelFigures model, List<Tag> tags) {
    if (model.calibration().isEmpty() && model.importances().isEmpty()) {
      return;
    }
    html.open("div", "class", "columns");
    if (!model.calibration().isEmpty()) {
      html.add(new Calibration(model.name(), points(model)));
    }
    if (!model.importances().isEmpty()) {
      html.add(importances(model, tags));
    }
    html.close();
  }

  private static String verdict(ModelFigures model) {
    return switch (String.valueOf(model.verdict())) {
      case "passed" -> "Passed the gate 通过";
      case "refused" -> "Refused by the gate 未通过";
      default -> "Not judged 未评审";
    };
  }

  private static String colour(ModelFigures model) {
    return switch (String.valueOf(model.verdict())) {
      case "passed" -> "good";
      case "refused" -> "bad";
      default -> "plain";
    };
  }

  private static String standing(ModelFigures model) {
    String use = model.champion() ? "In use" : "Not in use";
    String when = model.trained() ? "trained tonight" : "trained on an earlier night";
    String on = model.measuredOn() == null ? "" : " Measured on " + model.measuredOn() + ".";
    return "%s, %s: %s, version %s.%s".formatted(use, when, model.algorithm(), model.version(), on);
  }

  private static Map<String, Map<String, Double>> baselines(ModelFigures model) {
    Map<String, Map<String, Double>> baselines = new LinkedHashMap<>();
    model.baselines().forEach(other -> baselines.put(other.name(), other.metrics()));
    return baselines;
  }

  private static List<CalibrationCurve.Point> points(ModelFigures model) {
    return model.calibration().stream()
        .filter(bin -> !Numbers.isSmall(bin.people()))
        .map(bin -> new CalibrationCurve.Point(bin.predicted(), bin.observed()))
        .toList();
  }

  private static Importances importances(ModelFigures model, List<Tag> tags) {
    Map<String, Words> titles = new LinkedHashMap<>();
    tags.forEach(tag -> titles.put(tag.name(), tag.title()));
    Importances importances = new Importances();
    for (ModelFigures.Importance one : model.importances()) {
      Words title = titles.get(one.feature());
      Piece label =
          title == null
              ? Piece.text(Glossary.plain(one.feature()))
              : Piece.both(title.en(), title.zh());
      importances.feature(label, one.weight());
    }
    return importances;
  }
}
