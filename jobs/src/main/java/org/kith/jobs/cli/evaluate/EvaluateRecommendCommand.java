package org.kith.jobs.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.kith.features.error.SettingFault;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.recommend.RecommendEvaluation;
import org.kith.jobs.evaluate.recommend.RecommendRequest;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.choose.Candidate;
import org.kith.models.recommend.choose.Recommenders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kith evaluate recommend}: recommenders side by side on the caller's choices. */
@Command(
    name = "recommend",
    description = "Recommenders side by side on your own choices: fitted, tuned, measured.",
    sortOptions = false,
    footer = {
      "",
      "--tune looks for each model's parameters on a validation part of train (the latest where "
          + "train has times, else some of each user's items), chooses a model or a blend of two on it "
          + "alone, and then lets all learn from all of train. The test has no part in it.",
      "",
      "Examples:",
      "  kith evaluate recommend --train train.tsv --test test.tsv --models popularity,ials --json",
      "  kith evaluate recommend --train t.txt --test s.txt --validation v.txt --format lists --tune 20",
      "  kith evaluate recommend --interactions orders.csv --split temporal --param ials.rank=128"
    })
final class EvaluateRecommendCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Mixin private RecommendFiles files;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      description = "Models, with commas. Default: all that need no Spark.")
  private List<String> models;

  @Option(
      names = "--k",
      split = ",",
      paramLabel = "N",
      defaultValue = "10,20,50,100",
      description = "Lengths of the lists, with commas. Default: ${DEFAULT-VALUE}.")
  private List<Integer> lengths;

  @Option(
      names = "--param",
      paramLabel = "MODEL.NAME=VALUE",
      description = "A model's parameter, such as als.rank=64; a search leaves it. Repeatable.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--tune",
      paramLabel = "N",
      description = "Try so many parameters for each model, its own first; 0 for none.")
  private Integer tune;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Start of the random generators. Default: ${DEFAULT-VALUE}.")
  private long seed;

  EvaluateRecommendCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Evaluation evaluation = RecommendEvaluation.run(request());
    desk.print().accept(evaluation, EvaluationText.of(evaluation));
    return 0;
  }

  private RecommendRequest request() {
    List<Integer> sorted = lengths.stream().distinct().sorted().toList();
    if (sorted.isEmpty() || sorted.get(0) < 1) {
      throw Misuse.of("--k is %s; each must be 1 or more".formatted(lengths), "Correct it.");
    }
    if (tune != null && tune < 0) {
      throw Misuse.of("--tune is %d; it must be 0 or more".formatted(tune), "Correct it.");
    }
    return new RecommendRequest(
        files.files(),
        candidates(),
        sorted,
        tune == null ? OptionalInt.empty() : OptionalInt.of(tune),
        seed,
        desk.spark(),
        desk.progress());
  }

  private List<Candidate> candidates() {
    Map<String, Map<String, String>> given = new LinkedHashMap<>();
    for (String name : names()) {
      given.put(
          Misuse.oneOf("--models", name.strip(), Recommenders.names()), new LinkedHashMap<>());
    }
    parameters.forEach((key, value) -> give(key, value, given));
    List<Candidate> candidates = new ArrayList<>();
    given.forEach((name, values) -> candidates.add(candidate(Recommenders.named(name), values)));
    return candidates;
  }

  private List<String> names() {
    return models != null
        ? models
        : Recommenders.names().stream()
            .filter(name -> !Recommenders.named(name).isFittedBySpark())
            .toList();
  }

  private static void give(String key, String value, Map<String, Map<String, String>> given) {
    int dot = key.indexOf('.');
    String model =
        Misuse.oneOf("--param", dot < 0 ? key : key.substring(0, dot), List.copyOf(given.keySet()));
    List<String> known =
        Recommenders.named(model).parameters().stream().map(Parameter::name).toList();
    String name = Misuse.oneOf("--param " + model, key.substring(dot + 1), known);
    given.get(model).put(name, value);
  }

  private static Candidate candidate(Algorithm algorithm, Map<String, String> values) {
    try {
      return new Candidate(algorithm, values);
    } catch (SettingFault fault) {
      throw Misuse.of(
          "--param %s.%s is %s; it must be %s"
              .formatted(algorithm.name(), fault.key(), fault.found(), fault.legal()),
          "Correct the value.");
    }
  }
}
