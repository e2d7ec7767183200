package org.kith.models.recommend.choose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.error.Problem;
import org.kith.models.evaluate.Bootstrap;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.judge.BlendedModel;
import org.kith.models.recommend.judge.HeldOut;
import org.kith.models.recommend.judge.ListQuality;
import org.kith.models.recommend.judge.RankedLists;
import org.kith.models.recommend.judge.Slices;

/** Fits models to all that may be learnt from and measures them on the test, side by side. */
public final class Trial {

  private final HeldOut test;
  private final int[] lengths;
  private final long seed;
  private final Slices slices;
  private final List<Measured> measured = new ArrayList<>();
  private final Map<String, String> refused = new LinkedHashMap<>();

  /** A model and the time that it took to learn. */
  private record Fitted(LocalModel model, double seconds) {}

  /**
   * @param lengths of the lists that are measured, each 1 or more
   */
  public Trial(HeldOut test, int[] lengths, long seed) {
    this.test = test;
    this.lengths = lengths.clone();
    this.seed = seed;
    this.slices = new Slices(test);
  }

  /**
   * Measures candidates as they are given, in their order.
   *
   * @throws Problem {@code GATE_REFUSED} when none of them can be fitted
   */
  public List<Measured> ofUsual(List<Candidate> candidates) {
    Problem last = null;
    for (Candidate candidate : candidates) {
      try {
        measure(candidate.name(), candidate.usual().values(), fit(candidate, candidate.usual()));
      } catch (Problem tooLarge) {
        refused.put(candidate.name(), tooLarge.getMessage());
        last = tooLarge;
      }
    }
    if (measured.isEmpty() && last != null) {
      throw last;
    }
    return List.copyOf(measured);
  }

  /**
   * Measures what was chosen and what it was chosen among. A model whose validation left it the
   * same to learn from is not fitted again.
   */
  public List<Measured> ofChosen(Choosing.Chosen chosen) {
    Map<String, Fitted> models = new LinkedHashMap<>();
    boolean same = chosen.validation().train() == test.train();
    for (Search.Found found : chosen.found()) {
      Search.Tried best = found.best();
      Fitted fitted =
          same
              ? new Fitted(found.model(), best.fitSeconds())
              : fit(found.candidate(), best.parameters());
      models.put(found.name(), fitted);
      measure(found.name(), best.parameters().values(), fitted);
    }
    chosen
        .blend()
        .ifPresent(
            blend -> {
              Fitted first = models.get(blend.first());
              Fitted second = models.get(blend.second());
              LocalModel mixed =
                  new BlendedModel(
                      first.model, second.model, blend.share(), test.train().weights());
              Fitted both = new Fitted(mixed, first.seconds + second.seconds);
              measure(blend.name(), blend.parameters(), both);
            });
    return List.copyOf(measured);
  }

  /** Why a candidate could not be fitted, by its name. */
  public Map<String, String> refused() {
    return refused;
  }

  private Fitted fit(Candidate candidate, Parameters parameters) {
    long start = System.nanoTime();
    LocalModel model = candidate.algorithm().on(test.train()).fit(parameters, seed);
    return new Fitted(model, (System.nanoTime() - start) / 1e9);
  }

  private void measure(String name, Map<String, String> parameters, Fitted fitted) {
    int longest = Math.max(Search.LENGTH, Arrays.stream(lengths).max().orElse(0));
    long start = System.nanoTime();
    RankedLists ranked = RankedLists.of(fitted.model, test, longest);
    double seconds = (System.nanoTime() - start) / 1e9;
    ListQuality quality = new ListQuality(ranked);
    measured.add(
        new Measured(
            name,
            parameters,
            quality.all(lengths),
            Bootstrap.usual(seed).ofMean(quality.ndcg(Search.LENGTH)),
            slices.of(ranked, Search.LENGTH),
            fitted.seconds,
            seconds));
  }
}
