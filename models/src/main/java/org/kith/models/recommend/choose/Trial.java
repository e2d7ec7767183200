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
  private final Refusals refusals = new Refusals();

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
    for (Candidate candidate : candidates) {
      refusals
          .attempt(candidate.name(), () -> fit(candidate, candidate.usual()))
          .ifPresent(fitted -> measure(candidate.name(), candidate.usual().values(), fitted));
    }
    refusals.unlessAll(candidates.stream().map(Candidate::name).toList());
    return List.copyOf(measured);
  }

  /**
   * Measures what was chosen and what it was chosen among. A model whose validation left it the
   * same to learn from is not fitted again; one that fitted that part and does not fit all is left
   * out, and so is a blend of it.
   *
   * @throws Problem {@code GATE_REFUSED} when none of them can be fitted
   */
  public List<Measured> ofChosen(Choosing.Chosen chosen) {
    Map<String, Fitted> models = new LinkedHashMap<>();
    boolean same = chosen.validation().train() == test.train();
    for (Search.Found found : chosen.found()) {
      Search.Tried best = found.best();
      refusals
          .attempt(
              found.name(),
              () ->
                  same
                      ? new Fitted(found.model(), best.fitSeconds())
                      : fit(found.candidate(), best.parameters()))
          .ifPresent(
              fitted -> {
                models.put(found.name(), fitted);
                measure(found.name(), best.parameters().values(), fitted);
              });
    }
    refusals.unlessAll(chosen.found().stream().map(Search.Found::name).toList());
    chosen
        .blend()
        .filter(blend -> models.keySet().containsAll(List.of(blend.first(), blend.second())))
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
    return refusals.why();
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
