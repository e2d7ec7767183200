package org.kith.jobs.evaluate.recommend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.models.recommend.choose.Choosing;
import org.kith.models.recommend.choose.Measured;
import org.kith.models.recommend.choose.Standing;
import org.kith.models.recommend.choose.Trial;

/**
 * {@code evaluate recommend}: reads choices, chooses parameters and a model on a validation part
 * where that is wanted, and measures all of them on the test.
 */
public final class RecommendEvaluation {

  private RecommendEvaluation() {}

  /**
   * Runs it.
   *
   * @throws org.kith.features.error.Problem when a file is not legal or no model can be fitted
   */
  public static Evaluation run(RecommendRequest request) {
    Material material = Material.read(request);
    if (request.candidates().stream().anyMatch(one -> one.algorithm().isFittedBySpark())) {
      // MLlib fits in the session that is open.
      Objects.requireNonNull(request.spark().get(), "spark");
    }
    int[] lengths = request.lengths().stream().mapToInt(Integer::intValue).toArray();
    Trial trial = new Trial(material.test(), lengths, request.seed());
    Optional<Choosing.Chosen> chosen = material.validation().map(part -> chosen(request, part));
    List<Measured> measured =
        chosen.map(trial::ofChosen).orElseGet(() -> trial.ofUsual(request.candidates()));
    List<String> notes = new ArrayList<>(material.notes());
    Map<String, Object> more = new LinkedHashMap<>();
    chosen.ifPresent(
        it -> {
          more.put("selected", it.selected());
          more.put("leaderboard", it.leaderboard().stream().map(Fields::of).toList());
          notes.add(why(it));
        });
    Map<String, String> refused = new LinkedHashMap<>(trial.refused());
    chosen.ifPresent(it -> refused.putAll(it.refused()));
    refused.forEach((model, why) -> notes.add(model + " is left out: " + why));
    return new Evaluation(
        "evaluate recommend",
        material.counts(),
        Protocol.of(request, material.protocol()),
        measured.stream().map(one -> result(one, chosen)).toList(),
        notes,
        more);
  }

  private static Choosing.Chosen chosen(
      RecommendRequest request, org.kith.models.recommend.judge.HeldOut validation) {
    Consumer<String> progress = request.progress();
    return Choosing.on(
        validation,
        request.candidates(),
        Math.max(1, request.draws().orElse(1)),
        request.seed(),
        progress);
  }

  private static ModelResult result(Measured measured, Optional<Choosing.Chosen> chosen) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("parameters", measured.parameters());
    more.put("ndcg@20_interval", Fields.of(measured.interval()));
    more.put("slices", Fields.of(measured.slices()));
    chosen
        .flatMap(it -> it.standing(measured.model()))
        .ifPresent(standing -> more.put("validation", ModelResult.finite(standing.metrics())));
    return new ModelResult(
        measured.model(),
        measured.metrics(),
        measured.fitSeconds(),
        measured.recommendSeconds(),
        more);
  }

  /** Why the chosen model was chosen, in a sentence. */
  private static String why(Choosing.Chosen chosen) {
    String single =
        chosen.leaderboard().stream()
            .filter(one -> chosen.blend().stream().noneMatch(b -> b.name().equals(one.model())))
            .findFirst()
            .map(Standing::model)
            .orElse(chosen.selected());
    String best =
        "%s is selected on the validation part alone, by NDCG@20".formatted(chosen.selected());
    return chosen
        .blend()
        .flatMap(blend -> chosen.standing(blend.name()))
        .map(
            standing ->
                "%s; %s leads %s there by %.4f to %.4f (95 %%), %s"
                    .formatted(
                        best,
                        standing.model(),
                        single,
                        standing.lead().low(),
                        standing.lead().high(),
                        standing.lead().low() > 0 ? "so it is taken" : "so it is not taken"))
        .orElse(best);
  }
}
