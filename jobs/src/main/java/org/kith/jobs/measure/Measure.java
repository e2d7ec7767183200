package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.measure.MeasureFigures.Experiment;
import org.kith.models.propensity.PropensitySettings;

/**
 * Measures what campaigns and exported segments earned, by the facts of a published release.
 * Everybody drawn into an arm counts, whether or not the contact came through, so that the arms
 * stay alike; bounds are at 95 %.
 */
public final class Measure {

  /** What is read of every release, not of the one alone whose facts count. */
  public static final Set<Table> READ =
      Set.of(Table.SEGMENTS, Table.PROFILE, Table.SCORES, Table.IDENTITIES);

  private static final String ANY_SALE = "count_if(kind = 'sale')";

  private final MeasureSettings settings;
  private final AsOf asOf;

  private Measure(MeasureSettings settings, AsOf asOf) {
    this.settings = settings;
    this.asOf = asOf;
  }

  /**
   * Measures everything that a lake has experiments of.
   *
   * @param release whose facts count
   * @param releases the lake's of which {@link #READ} can be read, newest first, that one among
   *     them; those of later days are not looked at
   * @param asOf the release's, in the brand's zone
   * @param rateModels propensity models whose score is the probability of an order in about the
   *     window; the mean of those that the release has scores of
   * @param together who is held out with whom
   * @throws org.kith.features.error.Problem {@code LAKE_DAMAGED} when the release cannot be read
   */
  public static MeasureFigures of(
      Lake lake,
      Release release,
      List<Release> releases,
      AsOf asOf,
      MeasureSettings settings,
      List<String> rateModels,
      HeldTogether together) {
    READ.forEach(table -> lake.verify(table, release.pins()));
    List<Release> seen =
        releases.stream().filter(one -> !one.day().isAfter(release.day())).toList();
    PersonFacts facts = new PersonFacts(lake, release.pins());
    Dataset<Row> exposures = facts.of(Table.EXPOSURES, asOf);
    Experiments experiments = new Experiments(settings, asOf);
    Dataset<Row> all =
        experiments
            .campaigns(
                exposures.where(not(col("campaign_id").startsWith(Experiments.SEGMENT + "/"))))
            .unionByName(experiments.segments(lake, release, seen, together, exposures));
    Dataset<Row> orders = facts.of(Table.ORDERS, asOf);
    Dataset<Row> segments =
        together.beside(lake.readOrEmpty(Table.SEGMENTS, release.pins()), lake, release.pins());
    Dataset<Row> rates =
        lake.readOrEmpty(Table.SCORES, release.pins())
            .where(col("model").isin(rateModels.toArray()))
            .groupBy("person_id")
            .agg(avg("score").as("rate"));
    return new MeasureFigures(
        release.id(),
        release.day(),
        Experiments.since(seen),
        settings.before().count(),
        new Measure(settings, asOf)
            .experiments(
                all,
                orders,
                lake.readOrEmpty(Table.PROFILE, release.pins()),
                bothWays(lake.readOrEmpty(Table.TIES, release.pins()))),
        new Plans(settings).of(segments, rates, Outcomes.lately(orders, asOf, settings.window())));
  }

  /** The models whose score is the probability of an order within the window. */
  public static List<String> rateModels(
      List<PropensitySettings> propensities, MeasureSettings settings) {
    return propensities.stream()
        .filter(model -> model.labelFrom().equals("orders"))
        .filter(model -> model.label().strip().equals(ANY_SALE))
        .filter(model -> model.window().equals(settings.window()))
        .map(PropensitySettings::name)
        .toList();
  }

  /**
   * Measures campaigns alone, on facts from anywhere.
   *
   * @param profile {@code (person_id …)}, with the tags that people may be told apart by
   * @param ties {@code (person_id, other_person_id)}, one row a pair
   */
  public static List<Experiment> campaigns(
      PersonFacts facts,
      AsOf asOf,
      MeasureSettings settings,
      Dataset<Row> profile,
      Dataset<Row> ties) {
    return new Measure(settings, asOf)
        .experiments(
            new Experiments(settings, asOf).campaigns(facts.of(Table.EXPOSURES, asOf)),
            facts.of(Table.ORDERS, asOf),
            profile,
            bothWays(ties));
  }

  private List<Experiment> experiments(
      Dataset<Row> all, Dataset<Row> orders, Dataset<Row> profile, Dataset<Row> ties) {
    Dataset<Row> kept = all.cache();
    try {
      List<ExperimentHead> heads = ExperimentHead.of(kept, asOf.day());
      Dataset<Row> counted =
          kept.where(not(ExperimentHead.isWaiting(asOf.day())))
              .where(col("arm").notEqual(Experiments.BOTH));
      Column[] tags =
          Stream.concat(Stream.of("person_id"), Slices.profileColumns(profile).stream())
              .map(name -> col(name))
              .toArray(Column[]::new);
      Dataset<Row> outcomes =
          new Outcomes(settings, asOf)
              .of(counted, orders)
              .join(profile.select(tags), new String[] {"person_id"}, "left");
      Map<String, Long> befriended = ExperimentHead.holdoutWithTreatedFriend(counted, ties);
      ExperimentResults results = new ExperimentResults(Cells.of(Slices.of(outcomes)), befriended);
      return heads.stream().map(results::of).toList();
    } finally {
      kept.unpersist();
    }
  }

  private static Dataset<Row> bothWays(Dataset<Row> ties) {
    return ties.select("person_id", "other_person_id")
        .union(
            ties.select(
                col("other_person_id").as("person_id"), col("person_id").as("other_person_id")));
  }
}
