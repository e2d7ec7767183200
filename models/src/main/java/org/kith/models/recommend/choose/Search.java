package org.kith.models.recommend.choose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.judge.HeldOut;
import org.kith.models.recommend.judge.ListQuality;
import org.kith.models.recommend.judge.RankedLists;

/**
 * Looks for the parameters with which an algorithm does best on a validation part, by NDCG@20.
 *
 * <p>Same part, draws and seed try the same parameters and find the same. Of several that do
 * equally well the first drawn is the best. Parameters that were drawn before are not fitted again.
 */
public final class Search {

  /** How long the lists are that are compared. */
  static final int LENGTH = 20;

  private final HeldOut validation;
  private final int draws;
  private final long seed;

  /**
   * @param draws parameters that are tried, 1 or more
   */
  Search(HeldOut validation, int draws, long seed) {
    this.validation = validation;
    this.draws = draws;
    this.seed = seed;
  }

  /**
   * Parameters that were tried.
   *
   * @param draw number of the draw, from 0
   * @param ndcg NDCG@20 on the validation part
   * @param fitSeconds time that the fit took
   */
  public record Tried(int draw, Parameters parameters, double ndcg, double fitSeconds) {}

  /**
   * What a search found.
   *
   * @param best with which parameters it does best
   * @param model learnt with them from the validation's training part
   * @param ranked its lists for the validation's people
   * @param tried all that was fitted, in order of the draws
   */
  public record Found(
      Candidate candidate, Tried best, LocalModel model, RankedLists ranked, List<Tried> tried) {

    /** The algorithm's name. */
    public String name() {
      return candidate.name();
    }
  }

  /** The best of one candidate. */
  Found of(Candidate candidate) {
    Algorithm.Fitting fitting = candidate.algorithm().on(validation.train());
    Draws source = new Draws(candidate, draws, seed + candidate.name().hashCode());
    Set<Object> seen = new HashSet<>();
    List<Tried> tried = new ArrayList<>();
    Found best = null;
    for (int draw = 0; draw < draws; draw++) {
      Parameters parameters = source.parameters(draw, best == null ? null : best.best.parameters());
      if (seen.add(parameters.values())) {
        long start = System.nanoTime();
        LocalModel model = fitting.fit(parameters, seed);
        double seconds = (System.nanoTime() - start) / 1e9;
        RankedLists ranked = RankedLists.of(model, validation, LENGTH);
        double ndcg = new ListQuality(ranked).meanNdcg(LENGTH);
        Tried one = new Tried(draw, parameters, ndcg, seconds);
        tried.add(one);
        if (best == null || ndcg > best.best.ndcg()) {
          best = new Found(candidate, one, model, ranked, tried);
        }
      }
    }
    return best;
  }
}
