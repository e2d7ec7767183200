package org.kith.models.recommend.choose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;

/**
 * Which parameters a search tries, one draw after the other.
 *
 * <p>Draw 0 is what the candidate has without a search. The next, up to {@value #WIDE} of all,
 * cover the spans evenly: each parameter's span is cut into as many parts as there are such draws,
 * and each part is tried once, in an order of its own (Latin hypercube sampling; McKay, Beckman and
 * Conover 1979). The rest stay around the best so far, ever closer to it: each moves about half of
 * the parameters and leaves the others where they are best.
 */
final class Draws {

  private static final double WIDE = 0.5;
  private static final double FIRST_STEP = 0.2;
  private static final double LAST_STEP = 0.07;

  private final Candidate candidate;
  private final List<Parameter> free;
  private final int draws;
  private final int wide;
  private final SplittableRandom random;
  private final double[][] cover;

  /**
   * @param draws how many there will be, 1 or more
   */
  Draws(Candidate candidate, int draws, long seed) {
    this.candidate = candidate;
    this.free =
        candidate.algorithm().parameters().stream()
            .filter(parameter -> !candidate.given().containsKey(parameter.name()))
            .toList();
    this.draws = draws;
    this.wide = (int) Math.round(WIDE * (draws - 1));
    this.random = new SplittableRandom(seed);
    this.cover = hypercube(wide, free.size(), random);
  }

  /**
   * The parameters of a draw.
   *
   * @param draw from 0; each is asked for once, in order
   * @param best the best of the draws before it; not read for draw 0
   */
  Parameters parameters(int draw, Parameters best) {
    if (draw == 0) {
      return candidate.usual();
    }
    Map<String, String> values = new HashMap<>(candidate.given());
    int moved = free.isEmpty() ? 0 : random.nextInt(free.size());
    for (int i = 0; i < free.size(); i++) {
      Parameter parameter = free.get(i);
      if (draw <= wide) {
        values.put(parameter.name(), parameter.span().at(cover[draw - 1][i]));
      } else {
        String held = best.word(parameter.name());
        boolean moves = random.nextBoolean() || i == moved;
        values.put(
            parameter.name(), moves ? parameter.span().at(near(parameter, held, draw)) : held);
      }
    }
    return Parameters.of(candidate.algorithm().parameters(), values);
  }

  private double near(Parameter parameter, String value, int draw) {
    double progress = (double) (draw - wide - 1) / Math.max(1, draws - wide - 1);
    double step = FIRST_STEP + (LAST_STEP - FIRST_STEP) * progress;
    double share = parameter.span().shareOf(value) + step * random.nextGaussian();
    double folded = Math.abs(share) > 1 ? 2 - Math.abs(share) : Math.abs(share);
    return Math.min(Math.max(0, folded), Math.nextDown(1.0));
  }

  private static double[][] hypercube(int points, int dimensions, SplittableRandom random) {
    double[][] cube = new double[points][dimensions];
    for (int dimension = 0; dimension < dimensions; dimension++) {
      int[] parts = new int[points];
      for (int point = 0; point < points; point++) {
        int other = random.nextInt(point + 1);
        parts[point] = parts[other];
        parts[other] = point;
      }
      for (int point = 0; point < points; point++) {
        cube[point][dimension] = (parts[point] + random.nextDouble()) / points;
      }
    }
    return cube;
  }
}
