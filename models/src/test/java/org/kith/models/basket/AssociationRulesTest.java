package org.kith.models.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.SharedSpark;
import org.kith.features.error.SettingFault;

class AssociationRulesTest {

  private static final StructType LINES = StructType.fromDDL("basket_id STRING, item_id STRING");
  private static final StructType CATEGORIES =
      StructType.fromDDL("item_id STRING, category STRING");

  @ParameterizedTest
  @CsvSource({"1, .1, .3", "2, .05, .6", "3, .3, 0"})
  void theRulesAndTheirCountsAreThoseOfTryingEverySet(
      long seed, double support, double confidence) {
    List<Set<String>> world = world(seed, 60);
    BasketSettings settings = new BasketSettings(support, confidence);
    Map<String, BasketOracle.Counts> expected = new BasketOracle(world).rules(settings);

    AssociationRules mined = AssociationRules.mine(Baskets.of(lines(world)), settings);

    assertThat(mined.baskets()).isEqualTo(world.size());
    Map<String, Row> found = byName(mined.rules());
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, counts) -> {
          Row rule = found.get(name);
          double share = (double) counts.consequent() / world.size();
          assertThat(rule.<Long>getAs("count")).isEqualTo(counts.both());
          assertThat(rule.<Double>getAs("support"))
              .isEqualTo((double) counts.both() / world.size());
          assertThat(rule.<Double>getAs("confidence")).isEqualTo(counts.confidence());
          assertThat(rule.<Double>getAs("lift"))
              .isCloseTo(counts.confidence() / share, within(1e-12));
          assertThat(rule.<Double>getAs("log_likelihood_ratio"))
              .isCloseTo(counts.logLikelihoodRatio(world.size()), within(1e-9));
        });
  }

  @Test
  void aRuleIsLeftOutExactlyWhenASimplerOneIsAsSure() {
    List<Set<String>> world = world(5, 80);
    BasketOracle oracle = new BasketOracle(world);
    BasketSettings settings = new BasketSettings(.04, .2);
    Dataset<Row> all = AssociationRules.mine(Baskets.of(lines(world)), settings).rules();
    Set<String> expected =
        all.collectAsList().stream()
            .filter(rule -> !oracle.isRedundant(rule.getList(0), rule.getString(1)))
            .map(AssociationRulesTest::name)
            .collect(Collectors.toSet());

    assertThat(byName(RedundantRules.leftOut(all)).keySet()).isEqualTo(expected);
    assertThat(expected.size()).isBetween(1, (int) all.count() - 1);
  }

  @Test
  void anItemCountsOnceABasketAndLinesWithoutEitherAreNone() {
    Dataset<Row> lines =
        frame(
            LINES,
            row("1", "tea"),
            row("1", "tea"),
            row("1", "milk"),
            row("2", "tea"),
            row(null, "tea"),
            row("3", null));

    assertThat(
            Baskets.of(lines).collectAsList().stream()
                .map(row -> String.join("+", row.<String>getList(0))))
        .containsExactlyInAnyOrder("milk+tea", "tea");
  }

  @Test
  void withoutBasketsThereAreNoRules() {
    AssociationRules mined =
        AssociationRules.mine(Baskets.of(frame(LINES)), new BasketSettings(.1, .1));

    assertThat(mined.baskets()).isZero();
    assertThat(mined.rules().count()).isZero();
  }

  @Test
  void supportAtTheVeryEdgeCounts() {
    assertThat(new BasketSettings(.1, 0).fewest(30)).isEqualTo(3);
    assertThat(new BasketSettings(.7, 0).fewest(10)).isEqualTo(7);
    assertThat(new BasketSettings(.001, 0).fewest(9835)).isEqualTo(10);
    assertThat(new BasketSettings(1, 0).fewest(7)).isEqualTo(7);
  }

  @Test
  void sharesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new BasketSettings(0, .5))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("min-support");
    assertThatThrownBy(() -> new BasketSettings(.1, 1.5))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("min-confidence");
  }

  @Test
  void rulesThatLeadOutOfACategoryAreKeptAndNoOthers() {
    Dataset<Row> rules =
        frame(
            StructType.fromDDL("antecedent ARRAY<STRING>, consequent STRING"),
            RowFactory.create(new String[] {"lipstick"}, "mascara"),
            RowFactory.create(new String[] {"lipstick"}, "serum"),
            RowFactory.create(new String[] {"lipstick", "serum"}, "toner"),
            RowFactory.create(new String[] {"lipstick", "mascara"}, "toner"),
            RowFactory.create(new String[] {"unknown"}, "toner"));
    Dataset<Row> categories =
        frame(
            CATEGORIES,
            row("lipstick", "make-up"),
            row("mascara", "make-up"),
            row("serum", "care"),
            row("toner", "care"));

    assertThat(byName(CrossCategory.only(rules, categories)).keySet())
        .containsExactlyInAnyOrder("lipstick > serum", "lipstick+mascara > toner");
  }

  @Test
  void linesBecomeLinesOfCategories() {
    Dataset<Row> lines = frame(LINES, row("1", "a"), row("1", "b"), row("1", "c"), row("2", "x"));
    Dataset<Row> categories = frame(CATEGORIES, row("a", "one"), row("b", "one"), row("c", "two"));

    assertThat(Baskets.byCategory(lines, categories).collectAsList())
        .containsExactlyInAnyOrder(row("1", "one"), row("1", "two"));
  }

  /** Baskets of up to eight items, some of which go together. */
  private static List<Set<String>> world(long seed, int size) {
    Random random = new Random(seed);
    List<Set<String>> world = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Set<String> basket = new TreeSet<>();
      for (int item = 0; item < 8; item++) {
        boolean pulled = basket.contains("i" + (item - 1)) && item % 2 == 1;
        if (random.nextDouble() < (pulled ? .7 : .25)) {
          basket.add("i" + item);
        }
      }
      if (!basket.isEmpty()) {
        world.add(basket);
      }
    }
    return world;
  }

  private static Dataset<Row> lines(List<Set<String>> world) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < world.size(); i++) {
      for (String item : world.get(i)) {
        rows.add(row("b" + i, item));
      }
    }
    return frame(LINES, rows.toArray(Row[]::new));
  }

  static Map<String, Row> byName(Dataset<Row> rules) {
    Map<String, Row> named = new TreeMap<>();
    rules.collectAsList().forEach(rule -> named.put(name(rule), rule));
    return named;
  }

  private static String name(Row rule) {
    return BasketOracle.name(rule.getList(0), rule.getString(1));
  }

  static Row row(Object... cells) {
    return RowFactory.create(cells);
  }

  static Dataset<Row> frame(StructType schema, Row... rows) {
    return SharedSpark.session().createDataFrame(Arrays.asList(rows), schema);
  }
}
