package org.kith.jobs.evaluate.propensity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kith.features.error.Problem;

/**
 * What is learnt from and what is tested.
 *
 * @param train rows to learn from
 * @param test rows to foretell
 */
record Fold(int[] train, int[] test) {

  /** Folds by chance, as many yes in each; or in order of time, each learnt from all before it. */
  static List<Fold> of(Cases cases, PropensityRequest request) {
    return cases.areTimed()
        ? byTime(cases, request)
        : byChance(cases, request.folds(), request.seed());
  }

  private static List<Fold> byChance(Cases cases, int count, long seed) {
    int[] rows = cases.rows();
    int[] part = parts(cases, rows, count, seed);
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      int own = fold;
      folds.add(
          new Fold(
              IntStream.range(0, rows.length)
                  .filter(i -> part[i] != own)
                  .map(i -> rows[i])
                  .toArray(),
              IntStream.range(0, rows.length)
                  .filter(i -> part[i] == own)
                  .map(i -> rows[i])
                  .toArray()));
    }
    return folds;
  }

  /** For each of some rows a part from 0, by chance; every part has its share of either answer. */
  static int[] parts(Cases cases, int[] rows, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, rows.length).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    int[] part = new int[rows.length];
    int[] dealt = new int[2];
    for (int i : order) {
      int answer = cases.isYes(rows[i]) ? 1 : 0;
      part[i] = dealt[answer]++ % count;
    }
    return part;
  }

  private static List<Fold> byTime(Cases cases, PropensityRequest request) {
    int[] rows =
        IntStream.of(cases.rows())
            .boxed()
            .sorted(Comparator.comparingDouble(cases::time))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Fold> folds = new ArrayList<>();
    int start = block(cases, rows, 1, request.folds());
    for (int fold = 1; fold <= request.folds(); fold++) {
      int end = block(cases, rows, fold + 1, request.folds());
      Fold next = new Fold(Arrays.copyOf(rows, start), Arrays.copyOfRange(rows, start, end));
      if (end > start && hasBoth(cases, next.train())) {
        folds.add(next);
      }
      start = end;
    }
    if (folds.stream().noneMatch(fold -> hasBoth(cases, fold.test()))) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          "%s, column %s".formatted(request.data(), request.time()),
          "no fold in order of time has both answers before it and in it",
          "Give more rows, fewer --folds, or leave --time out.");
    }
    return folds;
  }

  /** Where a block ends; rows of one time are in one block. */
  private static int block(Cases cases, int[] rows, int block, int folds) {
    int end = (int) ((long) rows.length * block / (folds + 1));
    while (end > 0 && end < rows.length && cases.time(rows[end]) == cases.time(rows[end - 1])) {
      end++;
    }
    return end;
  }

  private static boolean hasBoth(Cases cases, int[] rows) {
    long yes = IntStream.of(rows).filter(cases::isYes).count();
    return Math.min(yes, rows.length - yes) >= 2 * PropensityEvaluation.CALIBRATION_FOLDS;
  }
}
