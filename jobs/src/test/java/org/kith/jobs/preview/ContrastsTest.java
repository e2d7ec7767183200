package org.kith.jobs.preview;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;

class ContrastsTest {

  private static final String RULE = "orders_total >= 7 or category_affinity_top = 'tea'";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eachFigureIsWhatCountingByHandGives(long seed) {
    List<Person> people = People.random(600, seed);
    Map<Boolean, List<Person>> sides =
        people.stream().collect(Collectors.partitioningBy(ContrastsTest::isMember));

    List<Contrasts.Found> found = contrasts(people, RULE);

    assertThat(found).extracting(Contrasts.Found::column).contains("orders_total", "monetary_365d");
    assertThat(found).isSortedAccordingTo(Comparator.comparingDouble(ContrastsTest::weakness));
    for (Contrasts.Found one : found) {
      assertThat(one.difference().members())
          .as(one.column())
          .isCloseTo(figure(one, sides.get(true)), within(1e-9));
      assertThat(one.difference().others()).isCloseTo(figure(one, sides.get(false)), within(1e-9));
    }
  }

  @Test
  void aTagOfSeveralValuesShowsTheOneThatDiffersMost() {
    List<Contrasts.Found> found = contrasts(People.random(600, 4), RULE);

    assertThat(found)
        .filteredOn(one -> one.column().equals("category_affinity_top"))
        .singleElement()
        .matches(one -> one.value().equals("tea"));
    assertThat(found).extracting(Contrasts.Found::column).doesNotContain("category_affinity");
  }

  @Test
  void whatChanceExplainsIsNotTold() {
    List<Contrasts.Found> found = contrasts(People.random(600, 5), "person_id like '%7'");

    assertThat(found).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void whereOneSideHasNobodyNothingDiffers() {
    List<Person> people = People.random(30, 6);

    assertThat(contrasts(people, "true")).isEmpty();
    assertThat(contrasts(people, "false")).isEmpty();
  }

  private static List<Contrasts.Found> contrasts(List<Person> people, String rule) {
    Dataset<Row> wide = People.frame(SharedSpark.session(), people);
    return Contrasts.of(wide, wide.where(rule).select(col("person_id")));
  }

  private static boolean isMember(Person person) {
    return person.orders() >= 7 || "tea".equals(person.category());
  }

  private static double weakness(Contrasts.Found found) {
    return -Math.abs(found.difference().effect());
  }

  private static double figure(Contrasts.Found found, List<Person> side) {
    if (found.value() == null) {
      return values(side, number(found.column())).average().orElseThrow();
    }
    return side.stream()
            .filter(one -> found.value().equals(word(found.column()).apply(one)))
            .count()
        / (double) side.size();
  }

  private static DoubleStream values(List<Person> side, Function<Person, Number> number) {
    return side.stream().map(number).filter(Objects::nonNull).mapToDouble(Number::doubleValue);
  }

  private static Function<Person, Number> number(String column) {
    return switch (column) {
      case "recency_days" -> Person::recencyDays;
      case "orders_total" -> Person::orders;
      case "monetary_365d" -> person -> person.orders() * 10.0;
      case "complaints_90d" -> Person::complaints;
      case "score_repurchase" -> Person::score;
      default -> throw new IllegalArgumentException(column);
    };
  }

  private static Function<Person, String> word(String column) {
    return switch (column) {
      case "value_tier" -> Person::tier;
      case "category_affinity_top" -> Person::category;
      case "staff" -> person -> String.valueOf(person.staff());
      default -> throw new IllegalArgumentException(column);
    };
  }
}
