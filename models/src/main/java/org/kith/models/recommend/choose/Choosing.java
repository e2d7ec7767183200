package org.kith.models.recommend.choose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kith.features.error.Problem;
import org.kith.models.evaluate.Bootstrap;
import org.kith.models.recommend.judge.HeldOut;
import org.kith.models.recommend.judge.ListQuality;
import org.kith.models.recommend.judge.RankedLists;
import org.kith.models.recommend.judge.Slices;

/**
 * Chooses a model on a validation part, by NDCG@20; no test is looked at.
 *
 * <p>Each candidate's parameters are searched for. The best of them is chosen, unless a blend of
 * two beats it beyond the 95 % interval of their difference, person by person.
 */
public final class Choosing {

  private static final int DRAWS_BY_SPARK = 8;

  private final HeldOut validation;
  private final Bootstrap bootstrap;
  private final Slices slices;
  private final List<Search.Found> found = new ArrayList<>();
  private final Refusals refusals = new Refusals();

  private Choosing(HeldOut validation, long seed) {
    this.validation = validation;
    this.bootstrap = Bootstrap.usual(seed);
    this.slices = new Slices(validation);
  }

  /**
   * What was chosen.
   *
   * @param validation what it was chosen on
   * @param found the best of each candidate, in their order
   * @param leaderboard all of them and the best blend, the best first
   * @param blend the best blend, whether or not it was chosen; empty where there are no two models
   * @param selected name of the chosen model or blend
   * @param refused why a candidate could not be fitted, by its name
   */
  public record Chosen(
      HeldOut validation,
      List<Search.Found> found,
      List<Standing> leaderboard,
      Optional<Blend> blend,
      String selected,
      Map<String, String> refused) {

    /** How that model stands. */
    public Optional<Standing> standing(String model) {
      return leaderboard.stream().filter(one -> one.model().equals(model)).findFirst();
    }
  }

  /** Draws for a candidate that Spark fits: eight at most, since each takes many times longer. */
  public static int drawsBySpark(int draws) {
    return Math.min(draws, DRAWS_BY_SPARK);
  }

  /**
   * Chooses.
   *
   * @param draws parameters that are tried for each candidate, 1 or more; the first are its own. Of
   *     one that Spark fits {@link #drawsBySpark} are
   * @param progress told of each candidate when it is through
   * @throws Problem {@code GATE_REFUSED} when no candidate can be fitted
   */
  public static Chosen on(
      HeldOut validation,
      List<Candidate> candidates,
      int draws,
      long seed,
      Consumer<String> progress) {
    Choosing choosing = new Choosing(validation, seed);
    for (Candidate candidate : candidates) {
      int own = candidate.algorithm().isFittedBySpark() ? drawsBySpark(draws) : draws;
      choosing
          .refusals
          .attempt(candidate.name(), () -> new Search(validation, own, seed).of(candidate))
          .ifPresent(
              best -> {
                choosing.found.add(best);
                progress.accept(words(best));
              });
    }
    choosing.refusals.unlessAll(candidates.stream().map(Candidate::name).toList());
    return choosing.chosen();
  }

  private Chosen chosen() {
    Search.Found best = found.get(0);
    for (Search.Found one : found) {
      best = one.best().ndcg() > best.best().ndcg() ? one : best;
    }
    double[] reference = new ListQuality(best.ranked()).ndcg(Search.LENGTH);
    List<Standing> leaderboard = new ArrayList<>();
    for (Search.Found one : found) {
      Map<String, String> parameters = one.best().parameters().values();
      leaderboard.add(standing(one.name(), parameters, one.ranked(), reference, one.tried()));
    }
    Optional<BlendSearch.Found> blend = BlendSearch.of(validation, found);
    String selected = best.name();
    if (blend.isPresent()) {
      Blend mixed = blend.get().blend();
      Standing together =
          standing(mixed.name(), mixed.parameters(), blend.get().ranked(), reference, List.of());
      leaderboard.add(together);
      selected = together.lead().low() > 0 ? mixed.name() : selected;
    }
    leaderboard.sort(Comparator.comparingDouble((Standing one) -> -one.ndcg()));
    return new Chosen(
        validation,
        List.copyOf(found),
        List.copyOf(leaderboard),
        blend.map(BlendSearch.Found::blend),
        selected,
        refusals.why());
  }

  private Standing standing(
      String model,
      Map<String, String> parameters,
      RankedLists ranked,
      double[] reference,
      List<Search.Tried> tried) {
    ListQuality quality = new ListQuality(ranked);
    double[] ndcg = quality.ndcg(Search.LENGTH);
    return new Standing(
        model,
        parameters,
        quality.all(Search.LENGTH),
        bootstrap.ofMean(ndcg),
        bootstrap.ofDifference(ndcg, reference),
        slices.of(ranked, Search.LENGTH),
        tried);
  }

  private static String words(Search.Found found) {
    double seconds = found.tried().stream().mapToDouble(Search.Tried::fitSeconds).sum();
    return String.format(
        Locale.ROOT,
        "%-12s %d fits in %.1f s; the best, draw %d, has NDCG@%d %.4f on the validation part",
        found.name(),
        found.tried().size(),
        seconds,
        found.best().draw(),
        Search.LENGTH,
        found.best().ndcg());
  }
}
