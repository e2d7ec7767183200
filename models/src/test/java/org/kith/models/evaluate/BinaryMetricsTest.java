package org.kith.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryMetricsTest {

  private static final double TINY = 1e-12;

  @Test
  void fourRowsHaveTheHandWorkedAucAndAveragePrecision() {
    BinaryMetrics metrics =
        metrics(new double[] {.1, .4, .35, .8}, new boolean[] {false, false, true, true});

    assertThat(metrics.auc()).isCloseTo(.75, within(TINY));
    assertThat(metrics.prAuc()).isCloseTo(.5 + 1.0 / 3, within(TINY));
    assertThat(metrics.brier()).isCloseTo((.01 + .16 + .65 * .65 + .04) / 4, within(TINY));
  }

  @Test
  void everybodyWithTheSameScoreIsATossUp() {
    BinaryMetrics metrics =
        metrics(new double[] {.25, .25, .25, .25}, new boolean[] {true, false, false, false});

    assertThat(metrics.auc()).isEqualTo(.5);
    assertThat(metrics.lift(.1)).isCloseTo(1, within(TINY));
    assertThat(metrics.ece()).isCloseTo(0, within(TINY));
  }

  @Test
  void certaintyThatIsWrongCostsMuchButNotInfinitelyMuch() {
    assertThat(metrics(new double[] {0, 1}, new boolean[] {true, false}).logLoss())
        .isCloseTo(-Math.log(1e-15), within(1e-1));
  }

  @Test
  void withoutBothAnswersThereIsNoAuc() {
    assertThat(metrics(new double[] {.2, .3}, new boolean[] {true, true}).auc()).isNaN();
  }

  @Test
  void withoutRowsThereAreNoFigures() {
    assertThat(metrics(new double[0], new boolean[0]).all().values())
        .allSatisfy(value -> assertThat(value).isNaN());
  }

  @ParameterizedTest
  @CsvSource({"1,100,1000", "2,100,7", "3,57,5", "4,11,2", "5,10,10", "6,333,20", "7,2,3"})
  void everyMeasureEqualsTheBruteForceOne(long seed, int rows, int distinct) {
    Random random = new Random(seed);
    double[] scores = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      scores[i] = (1.0 + random.nextInt(distinct)) / (distinct + 1);
      labels[i] = i == 0 || (i != 1 && random.nextDouble() < scores[i]);
    }
    BinaryMetrics metrics = metrics(scores, labels);
    double[][] spread = spread(scores, labels);

    assertThat(metrics.auc()).isCloseTo(auc(scores, labels), within(TINY));
    assertThat(metrics.prAuc()).isCloseTo(averagePrecision(scores, labels), within(TINY));
    assertThat(metrics.logLoss()).isCloseTo(logLoss(scores, labels), within(TINY));
    assertThat(metrics.ece()).isCloseTo(ece(spread), within(TINY));
    assertThat(metrics.lift(.1)).isCloseTo(lift(spread), within(TINY));
    List<CalibrationPoint> curve = metrics.calibration(10);
    assertThat(curve).hasSize(10);
    assertThat(curve.stream().mapToDouble(CalibrationPoint::rows).sum())
        .isCloseTo(rows, within(1e-9));
  }

  private static BinaryMetrics metrics(double[] scores, boolean[] labels) {
    return new BinaryMetrics(ScoreTable.of(scores, labels));
  }

  private static double auc(double[] scores, boolean[] labels) {
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] && !labels[j]) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
        }
      }
    }
    return won / pairs;
  }

  private static double averagePrecision(double[] scores, boolean[] labels) {
    double sum = 0;
    double positives = 0;
    for (int i = 0; i < scores.length; i++) {
      if (labels[i]) {
        double above = 0;
        double hits = 0;
        for (int j = 0; j < scores.length; j++) {
          above += scores[j] >= scores[i] ? 1 : 0;
          hits += scores[j] >= scores[i] && labels[j] ? 1 : 0;
        }
        sum += hits / above;
        positives++;
      }
    }
    return sum / positives;
  }

  private static double logLoss(double[] scores, boolean[] labels) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum -= Math.log(labels[i] ? scores[i] : 1 - scores[i]);
    }
    return sum / scores.length;
  }

  /** Each row ten times, so that tenths are whole, with the mean answer of its tie. */
  private static double[][] spread(double[] scores, boolean[] labels) {
    return IntStream.range(0, scores.length * 10)
        .mapToObj(
            i -> {
              double score = scores[i / 10];
              int[] tie =
                  IntStream.range(0, scores.length).filter(j -> scores[j] == score).toArray();
              double rate = Arrays.stream(tie).filter(j -> labels[j]).count() / (double) tie.length;
              return new double[] {score, rate};
            })
        .sorted(Comparator.comparingDouble((double[] row) -> -row[0]))
        .toArray(double[][]::new);
  }

  private static double ece(double[][] spread) {
    int rows = spread.length / 10;
    double sum = 0;
    for (int bin = 0; bin < 10; bin++) {
      double[][] part = Arrays.copyOfRange(spread, bin * rows, (bin + 1) * rows);
      sum += Math.abs(mean(part, 0) - mean(part, 1)) / 10;
    }
    return sum;
  }

  private static double lift(double[][] spread) {
    return mean(Arrays.copyOf(spread, spread.length / 10), 1) / mean(spread, 1);
  }

  private static double mean(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
  }
}
