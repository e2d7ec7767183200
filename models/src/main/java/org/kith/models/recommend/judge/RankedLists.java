package org.kith.models.recommend.judge;

import java.util.Arrays;
import java.util.List;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * What a model recommends to everybody who has test items: a list of columns each, best first, in
 * the total order score descending, item ascending. Items that the person has in the training part
 * are left out; people whom it does not know get what most people chose.
 *
 * @param heldOut whom the lists are for
 * @param lists one for each of its people, in their order; short where few items are left
 */
public record RankedLists(HeldOut heldOut, int[][] lists) {

  /** What one thread works with. */
  private record Tools(TopColumns top, float[] scores, float[] others, float[] mixed) {

    static Tools of(HeldOut heldOut, int length) {
      int items = heldOut.train().items().count();
      return new Tools(
          new TopColumns(Math.min(length, items)),
          new float[items],
          new float[items],
          new float[items]);
    }
  }

  /**
   * Asks a model, on all processors; the lists do not depend on how many there are.
   *
   * @param length longest list
   */
  public static RankedLists of(LocalModel model, HeldOut heldOut, int length) {
    int[][] lists = new int[heldOut.people().size()][];
    LocalModel popular = popular(heldOut);
    Threads.forEach(
        lists.length,
        () -> Tools.of(heldOut, length),
        (tools, at) -> {
          int row = heldOut.people().get(at).row();
          (row < 0 ? popular : model).score(row, tools.scores);
          lists[at] = best(heldOut, row, tools.scores, tools.top);
        });
    return new RankedLists(heldOut, lists);
  }

  /**
   * The lists of a {@link BlendedModel} for several mixing weights; each model is asked once for a
   * person.
   *
   * @param shares weights of the second model
   * @return lists for each weight
   */
  public static List<RankedLists> ofBlends(
      LocalModel first, LocalModel second, double[] shares, HeldOut heldOut, int length) {
    int[][][] lists = new int[shares.length][heldOut.people().size()][];
    SparseRows known = heldOut.train().weights();
    LocalModel popular = popular(heldOut);
    Threads.forEach(
        heldOut.people().size(),
        () -> Tools.of(heldOut, length),
        (tools, at) -> {
          int row = heldOut.people().get(at).row();
          (row < 0 ? popular : first).score(row, tools.scores);
          (row < 0 ? popular : second).score(row, tools.others);
          BlendedModel.standardise(tools.scores, known, row);
          BlendedModel.standardise(tools.others, known, row);
          for (int i = 0; i < shares.length; i++) {
            BlendedModel.mix(tools.scores, tools.others, shares[i], tools.mixed);
            lists[i][at] = best(heldOut, row, tools.mixed, tools.top);
          }
        });
    return Arrays.stream(lists).map(each -> new RankedLists(heldOut, each)).toList();
  }

  private static int[] best(HeldOut heldOut, int row, float[] scores, TopColumns top) {
    SparseRows known = heldOut.train().weights();
    if (row >= 0) {
      for (int at = known.starts()[row]; at < known.starts()[row + 1]; at++) {
        scores[known.columns()[at]] = Float.NEGATIVE_INFINITY;
      }
    }
    return top.of(scores);
  }

  private static LocalModel popular(HeldOut heldOut) {
    int[] counts = heldOut.chosenBy();
    return (person, scores) -> {
      for (int item = 0; item < counts.length; item++) {
        scores[item] = counts[item];
      }
    };
  }
}
