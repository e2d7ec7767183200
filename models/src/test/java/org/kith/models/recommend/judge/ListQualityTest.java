package org.kith.models.recommend.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.matrix.TasteMatrix;

class ListQualityTest {

  private static final int[] LENGTHS = {1, 3, 10, 1_000};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyMetricEqualsThatOfWholeSortedListsEvenWhereScoresTie(long seed) {
    TasteMatrix train = SmallWorlds.choices(60, seed).matrix();
    TasteMatrix test = SmallWorlds.choices(70, seed + 100).matrix();
    LocalModel model = SmallWorlds.tiedScores(seed);
    HeldOut heldOut = HeldOut.of(train, test);

    Map<String, Double> found = new ListQuality(RankedLists.of(model, heldOut, 1_000)).all(LENGTHS);

    Map<String, Double> wanted = oracle(model, train, test);
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach((name, value) -> assertThat(found.get(name)).isCloseTo(value, within(1e-12)));
  }

  @Test
  void aListIsTheBeginningOfALongerOne() {
    HeldOut heldOut =
        HeldOut.of(SmallWorlds.choices(60, 1).matrix(), SmallWorlds.choices(70, 2).matrix());
    LocalModel model = SmallWorlds.tiedScores(3);

    int[][] longer = RankedLists.of(model, heldOut, 9).lists();
    int[][] shorter = RankedLists.of(model, heldOut, 4).lists();

    for (int person = 0; person < longer.length; person++) {
      assertThat(longer[person]).startsWith(shorter[person]);
    }
  }

  @Test
  void longRowsOfScoresAreRankedAsASortRanksThem() {
    float[] scores = new float[5_000];
    for (int item = 0; item < scores.length; item++) {
      scores[item] = Math.floorMod(item * 7_919, 1_000) - 500;
    }
    scores[17] = Float.NaN;
    scores[18] = Float.NEGATIVE_INFINITY;
    scores[4_000] = -0f;
    List<Integer> wanted = new ArrayList<>();
    for (int item = 0; item < scores.length; item++) {
      if (item != 17 && item != 18) {
        wanted.add(item);
      }
    }
    wanted.sort(Comparator.comparing((Integer item) -> -(scores[item] + 0f)).thenComparing(i -> i));

    for (int length : new int[] {1, 20, 999, 4_998}) {
      assertThat(new TopColumns(length).of(scores))
          .containsExactly(
              wanted.subList(0, length).stream().mapToInt(Integer::intValue).toArray());
    }
  }

  @Test
  void whoHasEverythingGetsAnEmptyListAndHitsNothing() {
    ChoiceLog train = new ChoiceLog();
    train.add("all", "a", 1, Double.NaN);
    train.add("all", "b", 1, Double.NaN);
    ChoiceLog test = new ChoiceLog();
    test.add("all", "a", 1, Double.NaN);
    test.add("all", "new", 1, Double.NaN);
    HeldOut heldOut = HeldOut.of(train.matrix(), test.matrix());

    ListQuality quality = new ListQuality(RankedLists.of(SmallWorlds.tiedScores(1), heldOut, 20));

    assertThat(heldOut.knownPairs()).isEqualTo(1);
    assertThat(heldOut.unreachablePairs()).isEqualTo(1);
    assertThat(quality.all(20)).containsEntry("recall@20", 0.0).containsEntry("coverage@20", 0.0);
    assertThat(quality.novelty(20)).isNaN();
  }

  @Test
  void whomTheTrainingPartDoesNotKnowGetsWhatMostPeopleChose() {
    ChoiceLog train = new ChoiceLog();
    train.add("p", "rare", 1, Double.NaN);
    train.add("p", "liked", 1, Double.NaN);
    train.add("q", "liked", 1, Double.NaN);
    ChoiceLog test = new ChoiceLog();
    test.add("stranger", "rare", 1, Double.NaN);
    HeldOut heldOut = HeldOut.of(train.matrix(), test.matrix());

    RankedLists ranked = RankedLists.of(SmallWorlds.tiedScores(1), heldOut, 20);

    assertThat(heldOut.unknownPeople()).isEqualTo(1);
    assertThat(ranked.lists()[0]).containsExactly(0, 1); // columns of "liked" and "rare"
  }

  /** The metrics by their definitions, over whole sorted catalogues. */
  private static Map<String, Double> oracle(LocalModel model, TasteMatrix train, TasteMatrix test) {
    Map<String, Double> means = new HashMap<>();
    for (int k : LENGTHS) {
      List<double[]> figures = new ArrayList<>();
      Set<Integer> shown = new HashSet<>();
      List<Double> novelties = new ArrayList<>();
      for (int row = 0; row < test.people().count(); row++) {
        int known = train.people().number(test.people().id(row));
        Set<String> truth = truth(train, test, row, known);
        if (!truth.isEmpty()) {
          List<Integer> list = list(model, train, known);
          list = list.subList(0, Math.min(k, list.size()));
          shown.addAll(list);
          figures.add(figures(list, truth, train, k));
          if (!list.isEmpty()) {
            novelties.add(
                list.stream().mapToDouble(item -> bits(train, item)).average().orElseThrow());
          }
        }
      }
      String[] names = {"recall", "recall_all", "ndcg", "map", "precision"};
      for (int i = 0; i < names.length; i++) {
        int at = i;
        means.put(
            names[i] + "@" + k, figures.stream().mapToDouble(f -> f[at]).average().orElseThrow());
      }
      means.put("coverage@" + k, (double) shown.size() / train.items().count());
      means.put("novelty@" + k, novelties.stream().mapToDouble(n -> n).average().orElseThrow());
    }
    return means;
  }

  private static Set<String> truth(TasteMatrix train, TasteMatrix test, int row, int known) {
    Set<String> truth = new HashSet<>();
    for (int column : test.weights().columnsOf(row)) {
      truth.add(test.items().id(column));
    }
    if (known >= 0) {
      for (int column : train.weights().columnsOf(known)) {
        truth.remove(train.items().id(column));
      }
    }
    return truth;
  }

  private static List<Integer> list(LocalModel model, TasteMatrix train, int known) {
    float[] scores = new float[train.items().count()];
    if (known >= 0) {
      model.score(known, scores);
    } else {
      for (int column : train.weights().columns()) {
        scores[column]++;
      }
    }
    List<Integer> list = new ArrayList<>();
    for (int item = 0; item < scores.length; item++) {
      if (known < 0 || !train.weights().has(known, item)) {
        list.add(item);
      }
    }
    list.sort(
        Comparator.comparing((Integer item) -> -scores[item])
            .thenComparing(item -> train.items().id(item)));
    return list;
  }

  private static double[] figures(List<Integer> list, Set<String> truth, TasteMatrix train, int k) {
    double hits = 0;
    double gain = 0;
    double precisions = 0;
    double ideal = 0;
    for (int i = 0; i < list.size(); i++) {
      if (truth.contains(train.items().id(list.get(i)))) {
        hits++;
        gain += 1 / (Math.log(i + 2) / Math.log(2));
        precisions += hits / (i + 1);
      }
    }
    int most = Math.min(k, truth.size());
    for (int i = 0; i < most; i++) {
      ideal += 1 / (Math.log(i + 2) / Math.log(2));
    }
    return new double[] {
      hits / most, hits / truth.size(), gain / ideal, precisions / most, hits / k
    };
  }

  private static double bits(TasteMatrix train, int item) {
    double people = 0;
    for (int person = 0; person < train.people().count(); person++) {
      people += train.weights().has(person, item) ? 1 : 0;
    }
    return -Math.log(people / train.people().count()) / Math.log(2);
  }
}
