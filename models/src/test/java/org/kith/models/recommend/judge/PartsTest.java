package org.kith.models.recommend.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyChoiceIsOnOneSideAndAllOfAPairOnTheSame(long seed) {
    ChoiceLog choices = SmallWorlds.choices(200, seed);

    Parts parts = Parts.random(choices, .3, seed);

    assertThat(parts.train().size() + parts.test().size()).isEqualTo(choices.size());
    assertThat(pairs(parts.train())).doesNotContainAnyElementsOf(pairs(parts.test()));
    assertThat(pairs(parts.train())).hasSize(pairs(choices).size() - pairs(parts.test()).size());
  }

  @Test
  void theTestHasTheShareOfEachPersonsItemsRoundedDown() {
    ChoiceLog choices = SmallWorlds.choices(200, 4);

    Map<String, Integer> all = itemsOf(choices);
    Map<String, Integer> test = itemsOf(Parts.random(choices, .3, 9).test());

    all.forEach(
        (person, items) -> assertThat(test.getOrDefault(person, 0)).isEqualTo((int) (.3 * items)));
  }

  @Test
  void theSameSeedPartsTheSameInAnyOrderOfTheChoices() {
    ChoiceLog choices = SmallWorlds.choices(200, 5);
    ChoiceLog backwards = new ChoiceLog();
    for (int i = choices.size() - 1; i >= 0; i--) {
      backwards.add(choices.person(i), choices.item(i), 1, choices.epochSeconds(i));
    }

    Set<String> test = pairs(Parts.random(choices, .3, 7).test());

    assertThat(pairs(Parts.random(backwards, .3, 7).test())).isEqualTo(test);
    assertThat(pairs(Parts.random(choices, .3, 8).test())).isNotEqualTo(test);
  }

  @Test
  void byTimeNothingInTheTestIsOlderThanAnythingDatedInTraining() {
    ChoiceLog choices = SmallWorlds.choices(200, 6);
    choices.add("p1", "undated", 1, Double.NaN);

    Parts parts = Parts.temporal(choices, .25);

    double newest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < parts.train().size(); i++) {
      newest = Math.max(newest, Double.isNaN(seconds(parts, i)) ? newest : seconds(parts, i));
    }
    for (int i = 0; i < parts.test().size(); i++) {
      assertThat(parts.test().epochSeconds(i)).isGreaterThan(newest);
    }
    assertThat(parts.test().size()).isBetween(50, 55); // a moment is never cut in two
    assertThat(pairs(parts.train())).contains("p1 undated");
  }

  @Test
  void whatDoesNotCountIsToldApart() {
    ChoiceLog choices = new ChoiceLog();
    choices.add("p", "i", -1, 0);
    choices.add("p", "i", Double.NaN, 0);
    choices.add("p", "i", Double.POSITIVE_INFINITY, 0);
    choices.add(null, "i", 1, 0);
    choices.add("p", null, 1, 0);
    choices.add("p", "i\t😀", 2, 0);

    assertThat(choices.refused()).isEqualTo(5);
    assertThat(choices.size()).isEqualTo(1);
    assertThat(choices.matrix().items().id(0)).isEqualTo("i\t😀");
  }

  private static double seconds(Parts parts, int i) {
    return parts.train().epochSeconds(i);
  }

  private static Set<String> pairs(ChoiceLog choices) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i < choices.size(); i++) {
      pairs.add(choices.person(i) + " " + choices.item(i));
    }
    return pairs;
  }

  private static Map<String, Integer> itemsOf(ChoiceLog choices) {
    Map<String, Integer> items = new HashMap<>();
    pairs(choices).forEach(pair -> items.merge(pair.split(" ")[0], 1, Integer::sum));
    return items;
  }
}
