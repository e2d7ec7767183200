package org.kith.models.uplift;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.models.evaluate.Bootstrap;
import org.kith.models.propensity.margin.LinearMargins;
import org.kith.models.propensity.margin.ScaledFeatures;

/**
 * Learns from campaigns that held people out, and measures it on the latest of them, which was not
 * learnt from.
 */
public final class EffectTraining {

  private static final int RESAMPLES = 200;
  private static final int MOST_TESTED = 200_000;

  private final UpliftQuestion question;

  public EffectTraining(UpliftQuestion question) {
    this.question = question;
  }

  /**
   * What was learnt.
   *
   * @param model learnt from all the campaigns
   * @param metrics of one learnt from all but the latest, on the latest: {@code ate} with {@code
   *     ate_low} and {@code ate_high}, its 95 % bounds over all campaigns; {@code qini} with {@code
   *     qini_low} and {@code qini_high}; {@code baseline.qini} of the best rule of one feature
   * @param importance by feature, strongest first: effect of one standard deviation
   * @param counts {@code train}, {@code test}
   * @param latest day of the campaign tested on
   */
  public record Learnt(
      EffectModel model,
      Map<String, Double> metrics,
      Map<String, Double> importance,
      Map<String, Long> counts,
      LocalDate latest) {}

  /**
   * Learns.
   *
   * <p>In: {@code (person_id, campaign_id, day DATE, treated BOOLEAN, outcome DOUBLE, features …)},
   * a row a person and campaign, features as known before the contact.
   *
   * @return empty where there are fewer than two campaigns
   * @throws Problem {@code INPUT_REFUSED} when nobody or everybody was treated
   */
  public Optional<Learnt> learn(Dataset<Row> contacts, List<String> names) {
    List<String> used = names.stream().sorted().toList();
    Dataset<Row> rows = inFixedOrder(contacts, used);
    try {
      List<Row> campaigns =
          rows.groupBy("campaign_id")
              .agg(min("day").as("day"))
              .orderBy(col("day").desc(), col("campaign_id"))
              .collectAsList();
      if (campaigns.size() < 2) {
        return Optional.empty();
      }
      String latest = campaigns.get(0).getString(0);
      Dataset<Row> earlier = rows.where(col("campaign_id").notEqual(latest));
      Dataset<Row> last = rows.where(col("campaign_id").equalTo(latest));
      ScaledFeatures scales = ScaledFeatures.of(earlier, used);
      UpliftRows train = upliftRows(earlier, scales);
      UpliftLearner learner = UpliftLearner.labelled(question.learner());
      UpliftModel tried = learner.fit(train, used.size());
      SingleFeatureRule rule = SingleFeatureRule.best(train, used.size());
      Map<String, Double> metrics = new LinkedHashMap<>();
      Map<String, Long> counts = new LinkedHashMap<>();
      counts.put("train", earlier.count());
      counts.put("test", measure(last, scales, tried, rule, metrics));
      average(rows, metrics);
      ScaledFeatures all = ScaledFeatures.of(rows, used);
      LinearFunction function =
          learner.effect(
              upliftRows(rows, all), CampaignSums.of(upliftRows(rows, all), used.size()));
      LinearMargins effect =
          new LinearMargins(
              IntStream.range(0, used.size())
                  .mapToObj(f -> ScaledFeatures.rounded(function.slope(f)))
                  .toList(),
              ScaledFeatures.rounded(function.intercept()));
      return Optional.of(
          new Learnt(
              new EffectModel(all, effect),
              metrics,
              importance(used, effect),
              counts,
              campaigns.get(0).getDate(1).toLocalDate()));
    } finally {
      rows.unpersist();
    }
  }

  /** Parts and order that do not depend on the cluster, so that sums come out the same. */
  private static Dataset<Row> inFixedOrder(Dataset<Row> contacts, List<String> names) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                col("person_id"), col("campaign_id"), col("day"), col("treated"), col("outcome")));
    names.forEach(name -> columns.add(col("`" + name + "`")));
    return contacts
        .select(columns.toArray(Column[]::new))
        .repartition(2, col("person_id"))
        .sortWithinPartitions("person_id", "campaign_id")
        .cache();
  }

  private UpliftRows upliftRows(Dataset<Row> rows, ScaledFeatures scales) {
    ScaledFeatures own = scales;
    return UpliftRows.of(
        rows.select(
                scales.values(),
                col("treated"),
                col("outcome"),
                pmod(
                        xxhash64(lit(question.seed()), col("person_id")),
                        lit((long) CampaignSums.FOLDS))
                    .cast("int"))
            .toJavaRDD()
            .map(
                row ->
                    new UpliftRow(
                        own.scaled(row.getList(0)),
                        row.getBoolean(1),
                        row.getDouble(2),
                        row.getInt(3))));
  }

  /** Figures on the latest campaign, a seeded sample of it where it is large; its people. */
  private long measure(
      Dataset<Row> last,
      ScaledFeatures scales,
      UpliftModel model,
      SingleFeatureRule rule,
      Map<String, Double> metrics) {
    List<Row> tested =
        last.orderBy(xxhash64(lit(question.seed()), col("person_id")), col("person_id"))
            .limit(MOST_TESTED)
            .select(scales.values(), col("treated"), col("outcome"))
            .collectAsList();
    double[] own = new double[tested.size()];
    double[] ruled = new double[tested.size()];
    boolean[] treated = new boolean[tested.size()];
    double[] outcomes = new double[tested.size()];
    for (int i = 0; i < own.length; i++) {
      double[] z = scales.scaled(tested.get(i).getList(0));
      own[i] = model.effect(z);
      ruled[i] = rule.score(z);
      treated[i] = tested.get(i).getBoolean(1);
      outcomes[i] = tested.get(i).getDouble(2);
    }
    UpliftCurve curve = UpliftCurve.of(own, treated, outcomes, question.seed());
    Bootstrap.Interval bounds = curve.interval(UpliftCurve::qini, RESAMPLES, question.seed());
    metrics.put("qini", curve.qini());
    metrics.put("qini_low", bounds.low());
    metrics.put("qini_high", bounds.high());
    metrics.put("baseline.qini", UpliftCurve.of(ruled, treated, outcomes, question.seed()).qini());
    return tested.size();
  }

  private static void average(Dataset<Row> rows, Map<String, Double> metrics) {
    Map<Boolean, AverageEffect.Outcomes> arms = new LinkedHashMap<>();
    rows.groupBy("treated")
        .agg(
            count(lit(1)).cast("double"),
            sum("outcome"),
            sum(col("outcome").multiply(col("outcome"))))
        .collectAsList()
        .forEach(
            row ->
                arms.put(
                    row.getBoolean(0),
                    new AverageEffect.Outcomes(
                        row.getDouble(1), row.getDouble(2), row.getDouble(3))));
    AverageEffect effect =
        AverageEffect.of(
            arms.getOrDefault(true, AverageEffect.Outcomes.NONE),
            arms.getOrDefault(false, AverageEffect.Outcomes.NONE));
    metrics.put("ate", effect.effect());
    metrics.put("ate_low", effect.interval().low());
    metrics.put("ate_high", effect.interval().high());
  }

  private static Map<String, Double> importance(List<String> names, LinearMargins effect) {
    Map<String, Double> importance = new LinkedHashMap<>();
    IntStream.range(0, names.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer f) -> -Math.abs(effect.weights().get(f)))
                .thenComparing(names::get))
        .forEach(f -> importance.put(names.get(f), Math.abs(effect.weights().get(f))));
    return importance;
  }
}
