package org.kith.models.uplift;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.models.propensity.margin.LinearMargins;
import org.kith.models.propensity.margin.ScaledFeatures;

/**
 * Learns from campaigns that held people out, and measures it on the latest of them, by a model
 * that did not learn from the people it is measured on.
 */
public final class EffectTraining {

  private static final String ATTRIBUTED = "attributed";
  private static final int MOST_TESTED = 200_000;

  private final UpliftQuestion question;

  public EffectTraining(UpliftQuestion question) {
    this.question = question;
  }

  /**
   * What was learnt.
   *
   * @param model learnt from all the campaigns
   * @param learner {@code attributed}, or the learner of the question where attribution tells
   *     nothing
   * @param metrics on the latest campaign, of a model learnt from the earlier ones or, where
   *     attribution is followed, from everybody else of all campaigns: {@code ate} with {@code
   *     ate_low} and {@code ate_high}, its 95 % bounds over all campaigns; {@code qini} with {@code
   *     qini_low} and {@code qini_high}; {@code baseline.qini} of the best rule of one feature;
   *     where attribution is followed, {@code slope} with {@code slope_low} and {@code slope_high},
   *     the effect for each response attributed to a campaign
   * @param importance by feature, strongest first: effect of one standard deviation
   * @param counts {@code train}, {@code test}, and {@code responses} to the latest campaign where
   *     they are told
   * @param latest day of the campaign tested on
   */
  public record Learnt(
      EffectModel model,
      String learner,
      Map<String, Double> metrics,
      Map<String, Double> importance,
      Map<String, Long> counts,
      LocalDate latest) {

    /** Whether people are ordered by their attributed responses. */
    public boolean followsAttribution() {
      return learner.equals(ATTRIBUTED);
    }

    /** What became of attribution, in words: followed, or why not. */
    public String attribution() {
      long responses = counts.getOrDefault("responses", 0L);
      if (followsAttribution()) {
        return "followed";
      }
      return responses < AttributedEffect.LEAST_RESPONSES
          ? "%,d responses to the latest campaign, too few".formatted(responses)
          : "refuted by those held out";
    }
  }

  /**
   * Learns.
   *
   * <p>In: {@code (person_id, campaign_id, day DATE, treated BOOLEAN, outcome DOUBLE, features …)},
   * a row a person and campaign, features as known before the contact; and, where outcomes tell
   * what they came of, {@code responded BOOLEAN}: a yes that would be a no without what bears the
   * campaign's name.
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
              .orderBy(col("day"), col("campaign_id").desc())
              .collectAsList();
      return campaigns.size() < 2 ? Optional.empty() : Optional.of(learnt(rows, campaigns, used));
    } finally {
      rows.unpersist();
    }
  }

  private Learnt learnt(Dataset<Row> rows, List<Row> campaigns, List<String> used) {
    List<String> ids = campaigns.stream().map(row -> row.getString(0)).toList();
    Row latest = campaigns.get(campaigns.size() - 1);
    Dataset<Row> earlier = rows.where(col("campaign_id").notEqual(latest.getString(0)));
    Dataset<Row> last = rows.where(col("campaign_id").equalTo(latest.getString(0)));
    ScaledFeatures before = ScaledFeatures.of(earlier, used);
    ScaledFeatures scales = ScaledFeatures.of(rows, used);
    UpliftRows all = UpliftRows.of(people(rows, scales, ids));
    CampaignSums sums = CampaignSums.of(all, used.size());
    Map<String, Double> metrics = new LinkedHashMap<>();
    Map<String, Long> counts = new LinkedHashMap<>();
    Optional<AttributedEffect> attributed = attributed(last, all, sums, ids, metrics, counts);
    UpliftRows train = UpliftRows.of(people(earlier, before, ids));
    SingleFeatureRule rule = SingleFeatureRule.best(train, used.size());
    UpliftLearner learner = UpliftLearner.labelled(question.learner());
    LinearFunction function;
    if (attributed.isPresent()) {
      AttributedEffect own = attributed.get();
      function = own.function();
      counts.put("train", rows.count());
      List<UpliftRow> tested = people(sample(last), scales, ids).collect();
      metrics.putAll(
          EffectMetrics.onLatest(
              tested,
              row -> own.byFold().get(row.fold()).at(row.features()),
              rule,
              question.seed()));
    } else {
      UpliftModel tried = learner.fit(train, used.size());
      function = learner.effect(all, sums);
      counts.put("train", earlier.count());
      List<UpliftRow> tested = people(sample(last), before, ids).collect();
      metrics.putAll(
          EffectMetrics.onLatest(
              tested, row -> tried.effect(row.features()), rule, question.seed()));
    }
    counts.put("test", Math.min(last.count(), MOST_TESTED));
    metrics.putAll(EffectMetrics.average(rows));
    LinearMargins effect =
        new LinearMargins(
            IntStream.range(0, used.size())
                .mapToObj(f -> ScaledFeatures.rounded(function.slope(f)))
                .toList(),
            ScaledFeatures.rounded(function.intercept()));
    return new Learnt(
        new EffectModel(scales, effect),
        attributed.isPresent() ? ATTRIBUTED : learner.label(),
        metrics,
        importance(used, effect),
        counts,
        latest.getDate(1).toLocalDate());
  }

  /** Empty where nothing is attributed, too little, or those held out refute it. */
  private static Optional<AttributedEffect> attributed(
      Dataset<Row> last,
      UpliftRows all,
      CampaignSums sums,
      List<String> campaigns,
      Map<String, Double> metrics,
      Map<String, Long> counts) {
    long responses = last.where("treated AND responded").count();
    if (responses > 0) {
      counts.put("responses", responses);
    }
    if (responses < AttributedEffect.LEAST_RESPONSES) {
      return Optional.empty();
    }
    AttributedEffect effect = AttributedEffect.of(all, sums, campaigns.size());
    if (effect.isRefuted()) {
      return Optional.empty();
    }
    metrics.put("slope", effect.slope());
    metrics.put("slope_low", effect.bounds().low());
    metrics.put("slope_high", effect.bounds().high());
    return Optional.of(effect);
  }

  /** Parts and order that do not depend on the cluster, so that sums come out the same. */
  private static Dataset<Row> inFixedOrder(Dataset<Row> contacts, List<String> names) {
    boolean told = List.of(contacts.columns()).contains("responded");
    List<Column> columns =
        new ArrayList<>(
            List.of(
                col("person_id"),
                col("campaign_id"),
                col("day"),
                col("treated"),
                col("outcome"),
                told ? col("responded") : lit(false).as("responded")));
    names.forEach(name -> columns.add(col(quoteIdentifier(name))));
    return contacts
        .select(columns.toArray(Column[]::new))
        .repartition(2, col("person_id"))
        .sortWithinPartitions("person_id", "campaign_id")
        .cache();
  }

  private JavaRDD<UpliftRow> people(
      Dataset<Row> rows, ScaledFeatures scales, List<String> campaigns) {
    ScaledFeatures own = scales;
    Column[] ids = campaigns.stream().map(id -> lit(id)).toArray(Column[]::new);
    return rows.select(
            scales.values(rows),
            col("treated"),
            col("outcome"),
            pmod(xxhash64(lit(question.seed()), col("person_id")), lit((long) CampaignSums.FOLDS))
                .cast("int"),
            array_position(array(ids), col("campaign_id")).minus(1).cast("int"),
            col("responded"))
        .toJavaRDD()
        .map(
            row ->
                new UpliftRow(
                    own.scaled(row.getList(0)),
                    row.getBoolean(1),
                    row.getDouble(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getBoolean(5)));
  }

  private Dataset<Row> sample(Dataset<Row> campaign) {
    return campaign
        .orderBy(xxhash64(lit(question.seed()), col("person_id")), col("person_id"))
        .limit(MOST_TESTED);
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
