package org.kith.models.propensity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Why a person's score is what it is: the two tags that moved it most, in words. */
final class Reason {

  private static final int NAMED = 2;

  private Reason() {}

  /**
   * A JSON object with {@code en} and {@code zh}; {@code {tag:NAME}} stands for a tag's title.
   *
   * @param recipes the tags
   * @param values of the person, in the same order, null for unknown
   * @param shares of the tags in the margin, in the same order
   * @return null where no tag has a share
   */
  static String of(List<FeatureRecipe> recipes, List<Double> values, double... shares) {
    List<Integer> strongest =
        IntStream.range(0, recipes.size())
            .filter(f -> shares[f] != 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer f) -> -Math.abs(shares[f]))
                    .thenComparing(f -> recipes.get(f).name()))
            .limit(NAMED)
            .toList();
    if (strongest.isEmpty()) {
      return null;
    }
    StringBuilder english = new StringBuilder();
    StringBuilder chinese = new StringBuilder();
    for (int f : strongest) {
      String[] level = level(recipes.get(f), values.get(f));
      String tag = "{tag:" + recipes.get(f).name() + "}";
      boolean up = shares[f] > 0;
      english.append(english.isEmpty() ? "" : "; ");
      english.append(up ? "raised by " : "lowered by ").append(tag).append(": ").append(level[0]);
      chinese.append(chinese.isEmpty() ? "" : "；");
      chinese.append(tag).append(level[1]).append(up ? "，提高" : "，降低");
    }
    return "{\"en\":\"" + english + "\",\"zh\":\"" + chinese + "\"}";
  }

  private static String[] level(FeatureRecipe recipe, Double value) {
    if (value == null || value.isNaN()) {
      return new String[] {"unknown", "未知"};
    }
    if (recipe.bool()) {
      return value > 0 ? new String[] {"yes", "：是"} : new String[] {"no", "：否"};
    }
    return recipe.standard(value) > 0 ? new String[] {"high", "高"} : new String[] {"low", "低"};
  }
}
