package org.kith.models.recommend;

import java.util.List;
import java.util.Map;
import org.kith.features.error.SettingFault;

/**
 * What decides the factors of implicit-feedback ALS for given interactions.
 *
 * <p>Hu, Koren and Volinsky (2008), with confidence 1 + alpha · r. The number of blocks is one of
 * them: MLlib draws the random start block by block, so that another number gives another model.
 *
 * @param rank latent factors of a person and of an item, 1 to 512
 * @param iterations passes over items and people, 1 to 100
 * @param lambda L2 weight, above 0; it is multiplied by the number of interactions of the person or
 *     item
 * @param alpha growth of confidence with strength r, above 0
 * @param blocks parts of each matrix, 1 to 10,000
 * @param weights how an interaction's summed weight w becomes strength r: {@code linear} is w,
 *     {@code log} is log2(1 + w), {@code binary} is 1
 * @param seed start of the random generator
 */
record AlsParameters(
    int rank, int iterations, double lambda, double alpha, int blocks, String weights, long seed) {

  private static final List<String> WEIGHTS = List.of("linear", "log", "binary");

  AlsParameters {
    SettingFault.unless(rank >= 1 && rank <= 512, "rank", rank, "1 to 512");
    SettingFault.unless(iterations >= 1 && iterations <= 100, "iterations", iterations, "1 to 100");
    SettingFault.unless(
        lambda > 0 && lambda < Double.POSITIVE_INFINITY, "lambda", lambda, "above 0");
    SettingFault.unless(alpha > 0 && alpha < Double.POSITIVE_INFINITY, "alpha", alpha, "above 0");
    SettingFault.unless(blocks >= 1 && blocks <= 10_000, "blocks", blocks, "1 to 10000");
    SettingFault.unless(WEIGHTS.contains(weights), "weights", weights, "one of " + WEIGHTS);
  }

  /** Reads the parameters by their names; an absent one has the value that suits a small brand. */
  static AlsParameters of(Map<String, String> parameters, long seed) {
    return new AlsParameters(
        (int) number(parameters, "rank", "64", true),
        (int) number(parameters, "iterations", "8", true),
        number(parameters, "lambda", "2", false),
        number(parameters, "alpha", "20", false),
        (int) number(parameters, "blocks", "2", true),
        parameters.getOrDefault("weights", "log"),
        seed);
  }

  private static double number(
      Map<String, String> parameters, String name, String otherwise, boolean whole) {
    String text = parameters.getOrDefault(name, otherwise);
    try {
      return whole ? Integer.parseInt(text) : Double.parseDouble(text);
    } catch (NumberFormatException malformed) {
      throw new SettingFault(name, text, whole ? "a whole number" : "a number");
    }
  }
}
