package org.kith.jobs.night;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.jobs.night.model.TrainStage;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.report.ModelFigures;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;

/** A night's model cards as the report tells them. */
record ModelWords(Workspace workspace) {

  private static final String BASELINE_SEPARATOR = ".";

  List<ModelFigures> models() {
    TrainStage.Figures trained = workspace.figuresOf(TrainStage.Figures.class);
    Map<String, String> questions = workspace.configuration().questions();
    return trained.cards().stream()
        .map(card -> model(card, questions.get(card.model()), trained.measuredOn()))
        .toList();
  }

  private ModelFigures model(ModelCard card, String question, Map<String, String> measuredOn) {
    boolean trainedTonight = card.asOf().equals(workspace.asOf().day());
    return new ModelFigures(
        card.model(),
        card.kind(),
        card.parameters().getOrDefault("algorithm", "logistic regression"),
        card.version(),
        card.champion(),
        trainedTonight,
        card.verdict().word(),
        reasons(card.verdict()),
        question,
        trainedTonight ? measuredOn.get(card.model()) : null,
        own(card.metrics()),
        baselines(card.metrics()),
        card.calibration().stream()
            .map(bin -> new ModelFigures.Bin(bin.score(), bin.rate(), Math.round(bin.rows())))
            .toList(),
        card.importance().entrySet().stream()
            .map(feature -> new ModelFigures.Importance(feature.getKey(), feature.getValue()))
            .toList());
  }

  private static String reasons(Verdict verdict) {
    return verdict.passed()
        ? null
        : verdict.reasons().stream().map(Verdict.Reason::en).collect(Collectors.joining("; "));
  }

  private static Map<String, Double> own(Map<String, Double> metrics) {
    Map<String, Double> own = new LinkedHashMap<>();
    metrics.forEach(
        (name, value) -> {
          if (!name.contains(BASELINE_SEPARATOR)) {
            own.put(name, value);
          }
        });
    return own;
  }

  private static List<ModelFigures.Baseline> baselines(Map<String, Double> metrics) {
    Map<String, Map<String, Double>> baselines = new LinkedHashMap<>();
    metrics.forEach(
        (name, value) -> {
          int dot = name.indexOf(BASELINE_SEPARATOR);
          if (dot > 0) {
            baselines
                .computeIfAbsent(name.substring(0, dot), baseline -> new LinkedHashMap<>())
                .put(name.substring(dot + 1), value);
          }
        });
    List<ModelFigures.Baseline> told = new ArrayList<>();
    baselines.forEach((name, values) -> told.add(new ModelFigures.Baseline(name, values)));
    return told;
  }
}
