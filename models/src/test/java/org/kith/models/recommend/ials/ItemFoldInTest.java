package org.kith.models.recommend.ials;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kith.models.recommend.Parameters;

class ItemFoldInTest {

  private static final int RANK = 12;
  private static final String ADDED = "\uFF217";
  private static final Dataset<Row> ALL = Choices.frame(Choices.choices(5)).cache();
  private static final IalsModel BEFORE =
      (IalsModel)
          new Ials().recommender(parameters(), 3).fit(ALL.where(col("item_id").notEqual(ADDED)));
  private static final IalsModel AFTER = BEFORE.foldInItems(ALL);

  @AfterAll
  static void close() {
    AFTER.close();
    BEFORE.close();
  }

  @Test
  void anItemThatIsNewHasTheExactSolutionAgainstThePeoplesFactors() {
    Map<String, RealVector> people = new HashMap<>();
    for (Row row : BEFORE.tastes().collectAsList()) {
      List<Float> factors = row.getList(1);
      people.put(
          row.getString(0), new ArrayRealVector(factors.stream().mapToDouble(f -> f).toArray()));
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(RANK, RANK);
    for (RealVector x : people.values()) {
      matrix = matrix.add(x.outerProduct(x).scalarMultiply(.05));
    }
    Set<String> choosers = choosers();
    RealVector right = new ArrayRealVector(RANK);
    for (String chooser : choosers) {
      RealVector x = people.get(chooser);
      matrix = matrix.add(x.outerProduct(x));
      right = right.add(x);
    }
    double ridge = .01 * (choosers.size() + .05 * people.size());
    matrix = matrix.add(MatrixUtils.createRealIdentityMatrix(RANK).scalarMultiply(ridge));
    RealVector expected = new CholeskyDecomposition(matrix).getSolver().solve(right);

    float[] found = factors(AFTER, ADDED);
    for (int f = 0; f < RANK; f++) {
      assertThat((double) found[f]).isCloseTo(expected.getEntry(f), within(1e-5));
    }
  }

  @Test
  void allThatWasKnownStaysAsItWas() {
    for (String item : BEFORE.known().ids()) {
      assertThat(factors(AFTER, item)).containsExactly(factors(BEFORE, item));
    }
    assertThat(AFTER.items()).isEqualTo(BEFORE.items() + 1);
    assertThat(BEFORE.foldInItems(ALL.where(col("item_id").notEqual(ADDED))).items())
        .isEqualTo(BEFORE.items());
  }

  @Test
  void theItemStandsInThePastOfThoseWhoChoseItAndOfNobodyElse() {
    Map<String, Set<String>> before = pasts(BEFORE);
    Map<String, Set<String>> after = pasts(AFTER);

    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (person, past) -> {
          Set<String> expected = new TreeSet<>(before.get(person));
          if (choosers().contains(person)) {
            expected.add(ADDED);
          }
          assertThat(past).isEqualTo(expected);
        });
    assertThat(AFTER.lists(ALL.select("person_id"), null, null, 100, false).collectAsList())
        .filteredOn(row -> row.getString(1).equals(ADDED))
        .extracting(row -> row.getString(0))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(choosers());
  }

  private static Set<String> choosers() {
    Set<String> choosers = new TreeSet<>();
    ALL.where(col("item_id").equalTo(ADDED)).collectAsList().stream()
        .map(row -> row.getString(0))
        .forEach(choosers::add);
    return choosers;
  }

  private static Map<String, Set<String>> pasts(IalsModel model) {
    String[] ids = model.known().ids();
    Map<String, Set<String>> pasts = new HashMap<>();
    for (Row row : model.tastes().collectAsList()) {
      Set<String> past = new TreeSet<>();
      row.<Integer>getList(2).forEach(item -> past.add(ids[item]));
      pasts.put(row.getString(0), past);
    }
    return pasts;
  }

  private static float[] factors(IalsModel model, String item) {
    int number = Arrays.asList(model.known().ids()).indexOf(item);
    return Arrays.copyOfRange(model.known().factors(), number * RANK, (number + 1) * RANK);
  }

  private static Parameters parameters() {
    return Parameters.of(
        new Ials().parameters(), Map.of("rank", "" + RANK, "iterations", "3", "blocks", "3"));
  }
}
