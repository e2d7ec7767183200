package org.kith.models.propensity;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores one person: the sum of the tags' shares, made into a probability, with the two tags that
 * moved it most.
 *
 * @param recipes the tags, in the order of the values
 * @param intercept margin of the average person
 * @param calibration from margin to probability
 */
record LinearScore(List<FeatureRecipe> recipes, double intercept, Platt calibration)
    implements Serializable {

  private static final int NAMED = 2;

  LinearScore {
    recipes = List.copyOf(recipes);
  }

  double margin(List<Double> values) {
    double sum = intercept;
    for (int f = 0; f < recipes.size(); f++) {
      sum += recipes.get(f).share(values.get(f));
    }
    return sum;
  }

  double probability(List<Double> values) {
    return calibration.probability(margin(values));
  }

  /**
   * Why, as a JSON object with {@code en} and {@code zh}; {@code {tag:NAME}} stands for a tag's
   * title. Null where no tag has a share.
   */
  String reason(List<Double> values) {
    int[] strongest =
        IntStream.range(0, recipes.size())
            .filter(f -> recipes.get(f).share(values.get(f)) != 0)
            .boxed()
            .sorted((a, b) -> stronger(a, b, values))
            .limit(NAMED)
            .mapToInt(Integer::intValue)
            .toArray();
    if (strongest.length == 0) {
      return null;
    }
    StringBuilder english = new StringBuilder();
    StringBuilder chinese = new StringBuilder();
    for (int f : strongest) {
      Double value = values.get(f);
      FeatureRecipe recipe = recipes.get(f);
      boolean up = recipe.share(value) > 0;
      String[] level = level(recipe, value);
      english.append(english.isEmpty() ? "" : "; ");
      english.append(up ? "raised by " : "lowered by ");
      english.append("{tag:").append(recipe.name()).append("}: ").append(level[0]);
      chinese.append(chinese.isEmpty() ? "" : "；");
      chinese.append("{tag:").append(recipe.name()).append("}").append(level[1]);
      chinese.append(up ? "，提高" : "，降低");
    }
    return "{\"en\":\"" + english + "\",\"zh\":\"" + chinese + "\"}";
  }

  private int stronger(int a, int b, List<Double> values) {
    double shareA = Math.abs(recipes.get(a).share(values.get(a)));
    double shareB = Math.abs(recipes.get(b).share(values.get(b)));
    int byShare = Double.compare(shareB, shareA);
    return byShare != 0 ? byShare : recipes.get(a).name().compareTo(recipes.get(b).name());
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
