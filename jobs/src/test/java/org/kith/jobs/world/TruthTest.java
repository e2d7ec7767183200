package org.kith.jobs.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class TruthTest {

  /** Person to the days on which they ordered, from the brand's own files. */
  private static final Map<String, Set<LocalDate>> DAYS = new HashMap<>();

  /** Order to its items, likewise. */
  private static final Map<String, Set<String>> BASKETS = new HashMap<>();

  /** Person to the first items of their orders of the last 60 days, likewise. */
  private static final Map<String, Set<String>> FIRST = new HashMap<>();

  @BeforeAll
  static void readTheFiles() throws Exception {
    Map<String, String> persons =
        WorldFixture.truth("identity").where("source = 'orders'").collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getString(1), row -> row.getString(2)));
    List<Row> lines =
        WorldFixture.orders().select("order_no", "line_no", "ordered_at", "sku").collectAsList();
    for (Row line : lines) {
      BASKETS.computeIfAbsent(line.getString(0), o -> new HashSet<>()).add(line.getString(3));
      String person = persons.get(line.getString(0));
      if (line.getString(0).startsWith("W")) {
        assertThat(person).isNull();
        continue;
      }
      assertThat(person).isNotNull();
      LocalDate day = LocalDate.parse(line.getString(2).substring(0, 10));
      DAYS.computeIfAbsent(person, p -> new HashSet<>()).add(day);
      if (line.getString(1).equals("1") && day.isAfter(LocalDate.of(2026, 5, 1))) {
        FIRST.computeIfAbsent(person, p -> new HashSet<>()).add(line.getString(3));
      }
    }
  }

  @Test
  void probabilitiesAreCalibratedAndRankAsWellAsTheyShould() throws Exception {
    List<Row> rows =
        WorldFixture.truth("purchase_probability").where("cutoff < '2026-06-01'").collectAsList();
    double[] latent = new double[rows.size()];
    double[] observable = new double[rows.size()];
    boolean[] ordered = new boolean[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      LocalDate cutoff = row.<Date>getAs("cutoff").toLocalDate();
      latent[i] = row.getAs("latent");
      observable[i] = row.getAs("observable");
      ordered[i] =
          DAYS.getOrDefault(row.<String>getAs("person"), Set.of()).stream()
              .anyMatch(day -> day.isAfter(cutoff) && !day.isAfter(cutoff.plusDays(30)));
    }
    double rate = 0;
    for (boolean yes : ordered) {
      rate += yes ? 1.0 / ordered.length : 0;
    }
    assertThat(mean(latent)).isCloseTo(rate, within(0.02));
    assertThat(mean(observable)).isCloseTo(rate, within(0.03));
    double best = auc(latent, ordered);
    assertThat(auc(observable, ordered)).isBetween(0.76, best);
    assertThat(best).isLessThan(0.97);
  }

  @Test
  void tasteSumsToOneAndTellsMoreThanPopularity() throws Exception {
    Map<String, Map<String, Double>> tastes = new HashMap<>();
    for (Row row : WorldFixture.truth("taste").collectAsList()) {
      tastes
          .computeIfAbsent(row.getString(0), p -> new HashMap<>())
          .put(row.getString(1), row.getDouble(2));
    }
    Map<String, Double> popularity = new HashMap<>();
    BASKETS.values().forEach(b -> b.forEach(item -> popularity.merge(item, 1.0, Double::sum)));
    double byTaste = 0;
    double byPopularity = 0;
    for (Map.Entry<String, Map<String, Double>> taste : tastes.entrySet()) {
      assertThat(taste.getValue().values().stream().mapToDouble(d -> d).sum())
          .isCloseTo(1, within(1e-9));
      for (String item : FIRST.getOrDefault(taste.getKey(), Set.of())) {
        byTaste += rank(taste.getValue(), item) < 20 ? 1 : 0;
        byPopularity += rank(popularity, item) < 20 ? 1 : 0;
      }
    }
    assertThat(byTaste).isGreaterThan(1.5 * byPopularity).isGreaterThan(30);
  }

  @Test
  void plantedPairsShareMoreBasketsThanChanceAllows() throws Exception {
    double together = 0;
    double expected = 0;
    for (Row pair : WorldFixture.truth("pairs").collectAsList()) {
      double first = baskets(pair.getString(0), null);
      double second = baskets(pair.getString(1), null);
      together += baskets(pair.getString(0), pair.getString(1));
      expected += first * second / BASKETS.size();
    }
    assertThat(together).isGreaterThan(5 * expected).isGreaterThan(10);
  }

  @Test
  void treatedPeopleOrderMoreByAsMuchAsTheTruthSays() throws Exception {
    Row sums =
        WorldFixture.truth("effects")
            .selectExpr("avg(effect)", "avg(given_observed)", "min(effect)", "count(*)")
            .first();
    assertThat(sums.getDouble(1)).isCloseTo(sums.getDouble(0), within(0.1 * sums.getDouble(0)));
    assertThat(sums.getDouble(2)).isNotNegative();
    Row taken =
        WorldFixture.orders()
            .where("campaign IS NOT NULL")
            .selectExpr("count(DISTINCT order_no)")
            .first();
    Row due =
        WorldFixture.truth("effects")
            .where("arm = 'treat'")
            .selectExpr("sum(effect)", "count(DISTINCT campaign)")
            .first();
    assertThat((double) taken.getLong(0)).isBetween(0.7 * due.getDouble(0), 2 * due.getDouble(0));
    assertThat(due.getLong(1)).isGreaterThan(15);
  }

  @Test
  void robotsActFarMoreThanPeople() throws Exception {
    Row robots =
        SharedSpark.session()
            .read()
            .json(WorldFixture.folder() + "/data/weibo/events")
            .join(WorldFixture.truth("robots").withColumnRenamed("record", "uid"), "uid")
            .selectExpr("count(*)", "count(DISTINCT uid)")
            .first();
    assertThat(robots.getLong(1)).isGreaterThanOrEqualTo(1);
    assertThat(robots.getLong(0) / (double) robots.getLong(1)).isGreaterThan(600);
  }

  @Test
  void everySharedPhoneIsInTheMemberFileOfSeveral() throws Exception {
    long several =
        WorldFixture.truth("shared_identifiers")
            .groupBy("value")
            .count()
            .where("count >= 10")
            .count();
    assertThat(several).isPositive();
  }

  private static double baskets(String item, String other) {
    return BASKETS.values().stream()
        .filter(b -> b.contains(item) && (other == null || b.contains(other)))
        .count();
  }

  private static int rank(Map<String, Double> scores, String item) {
    double own = scores.getOrDefault(item, 0.0);
    return (int) scores.values().stream().filter(score -> score > own).count();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Share of pairs of a yes and a no that are in order, ties counted half. */
  private static double auc(double[] scores, boolean[] yes) {
    double above = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; yes[i] && j < scores.length; j++) {
        if (!yes[j]) {
          above += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return above / pairs;
  }
}
