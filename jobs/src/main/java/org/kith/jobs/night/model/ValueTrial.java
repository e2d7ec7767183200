package org.kith.jobs.night.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;
import org.kith.jobs.night.work.TagFrames;
import org.kith.jobs.night.work.Tastes;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.registry.Evidence;
import org.kith.models.registry.ModelCard;
import org.kith.models.value.ValueModel;
import org.kith.models.value.ValueSettings;
import org.kith.models.value.ValueTraining;

/**
 * Trains and judges one model of value: measured as of a window before the night, on what came in
 * it, then learnt anew from all that is known.
 */
final class ValueTrial {

  static final String KIND = "value";

  private final Workspace workspace;
  private final ValueSettings settings;
  private final ValueTraining training;
  private final Relations relations;

  ValueTrial(Workspace workspace, ValueSettings settings) {
    this.workspace = workspace;
    this.settings = settings;
    this.training = new ValueTraining(settings);
    this.relations =
        TagFrames.relations(workspace.lake(), workspace.pins(), Tastes.items(workspace));
  }

  /** A model learnt from all that is known, and its figures of the window before. */
  record Fitted(ValueModel model, Map<String, Double> metrics, LocalDate testDay, long customers) {}

  Trial run(Bench bench) {
    Optional<Fitted> fitted;
    try {
      fitted = fit();
    } catch (Problem tooFew) {
      return notTrained(bench, tooFew.getMessage(), "重复购买的顾客太少");
    }
    return fitted
        .map(one -> trial(one, bench))
        .orElseGet(() -> notTrained(bench, "there are no orders", "没有订单数据"));
  }

  /**
   * Learns; writes nothing.
   *
   * @return empty where there are no orders
   * @throws Problem {@code GATE_REFUSED} where too few bought again
   */
  Optional<Fitted> fit() {
    AsOf now = workspace.asOf();
    AsOf before = now.minusDays(settings.window().count());
    Optional<Dataset<Row>> orders = orders(now);
    Optional<Dataset<Row>> earlier = orders(before);
    if (orders.isEmpty() || earlier.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> purchases = training.purchases(orders.get()).cache();
    Dataset<Row> earlierPurchases = training.purchases(earlier.get()).cache();
    Dataset<Row> pasts = training.pasts(purchases).cache();
    Dataset<Row> earlierPasts = training.pasts(earlierPurchases).cache();
    try {
      ValueModel tested =
          training.fit(earlierPurchases, earlierPasts, training.kept(earlier.get()), before.day());
      Dataset<Row> after =
          relations
              .after("orders", settings.window().count(), List.of(before), now.knownBefore())
              .orElseThrow();
      Map<String, Double> metrics = training.metrics(tested, earlierPasts, before.day(), after);
      ValueModel model = training.fit(purchases, pasts, training.kept(orders.get()), now.day());
      return Optional.of(new Fitted(model, metrics, before.day(), pasts.count()));
    } finally {
      List.of(purchases, earlierPurchases, pasts, earlierPasts).forEach(Dataset::unpersist);
    }
  }

  private Optional<Dataset<Row>> orders(AsOf at) {
    return relations.at("orders", List.of(at), Set.of());
  }

  private Trial trial(Fitted fitted, Bench bench) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("train", fitted.customers());
    counts.put("test", Math.round(fitted.metrics().getOrDefault("people", 0.0)));
    Challenger challenger =
        new Challenger(
            settings.name(),
            KIND,
            folder -> fitted.model().save(workspace.spark(), folder),
            List.of(),
            List.of(fitted.testDay()),
            parameters(fitted.model()),
            0,
            fitted.metrics(),
            Map.of(),
            List.of(),
            Evidence.of(counts));
    String measuredOn =
        "the %s after %s: %,d customers"
            .formatted(settings.window(), fitted.testDay(), counts.get("test"));
    return bench.enter(challenger, measuredOn);
  }

  private Map<String, String> parameters(ValueModel model) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("algorithm", "BG/NBD and Gamma-Gamma");
    parameters.put("where", settings.purchases());
    parameters.put("window", settings.window().toString());
    parameters.put("r", String.valueOf(model.purchases().r()));
    parameters.put("alpha", String.valueOf(model.purchases().alpha()));
    parameters.put("a", String.valueOf(model.purchases().a()));
    parameters.put("b", String.valueOf(model.purchases().b()));
    parameters.put("p", String.valueOf(model.spend().p()));
    parameters.put("q", String.valueOf(model.spend().q()));
    parameters.put("gamma", String.valueOf(model.spend().gamma()));
    parameters.put("kept", String.valueOf(model.kept()));
    parameters.put("season", String.valueOf(model.season(workspace.asOf().day())));
    return parameters;
  }

  private Trial notTrained(Bench bench, String en, String zh) {
    return bench.notTrained(settings.name(), KIND, en, zh);
  }

  /** What a saved model says of everybody on the night's day. */
  static Dataset<Row> scored(Workspace workspace, ModelCard card, String folder) {
    ValueSettings settings =
        workspace.configuration().values().stream()
            .filter(one -> one.name().equals(card.model()))
            .findFirst()
            .orElseThrow();
    return new ValueTrial(workspace, settings).scored(ValueModel.load(workspace.spark(), folder));
  }

  /** What a model says of everybody on the night's day; nothing where there are no orders. */
  Dataset<Row> scored(ValueModel model) {
    return orders(workspace.asOf())
        .map(training::purchases)
        .map(purchases -> model.score(training.pasts(purchases), workspace.asOf().day()))
        .orElseGet(() -> workspace.lake().readOrEmpty(Table.SCORES, Pins.NONE));
  }
}
