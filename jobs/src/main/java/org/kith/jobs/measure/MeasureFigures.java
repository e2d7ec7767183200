package org.kith.jobs.measure;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import org.kith.features.tag.TagDefinition.Words;

/**
 * What campaigns and exported segments earned. Its JSON has the same names in {@code snake_case}.
 *
 * @param release the release by whose facts it was measured
 * @param asOf last day of orders that count
 * @param entriesSince day of the oldest release that can be read; who was in a segment by then that
 *     had been exported before is left out of its experiment, since their first day is not known
 * @param daysBefore days before a start whose orders are taken out of the difference
 * @param experiments latest start first, then by name
 * @param plans what the segments of the release could show, by name
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MeasureFigures(
    String release,
    LocalDate asOf,
    LocalDate entriesSince,
    int daysBefore,
    List<Experiment> experiments,
    List<Plan> plans) {

  /** Fewer people in an arm tell nothing that a marketer should act on. */
  public static final long FEWEST = 30;

  /** Nor do fewer that were drawn together, such as communities: their bounds do not hold. */
  public static final long FEWEST_UNITS = 10;

  public MeasureFigures {
    experiments = List.copyOf(experiments);
    plans = List.copyOf(plans);
  }

  /**
   * One campaign or exported segment.
   *
   * @param experiment the campaign's id, or {@code segment/NAME}
   * @param kind {@code campaign} or {@code segment}
   * @param title for people
   * @param channel of the contact; null for a segment
   * @param startsOn first day of the first person
   * @param endsOn last day of the last person
   * @param arms how many people
   * @param units those who were drawn into an arm together; null where everybody was drawn alone
   * @param clicks treated people who clicked; null where clicks are not reported
   * @param cost of all contacts; null where cost is not reported
   * @param orders effect on the share of people who order, in [−1, 1]; with few people its bounds,
   *     which are Welch's by Student's t, may lie beyond
   * @param spend effect on what a person spends
   * @param incrementalOrders people who ordered because of it
   * @param incrementalRevenue what came of it
   * @param costPerOrder cost of one more who orders; null where cost or effect is not known; no
   *     upper bound where the lower bound of the effect is not above 0
   * @param wastedContacts treated people whom it did not make order, whether they would have
   *     ordered anyway or not at all; never fewer than 0
   * @param interference friends on both sides
   * @param slices kinds of people; bounds hold for all slices of one name together
   * @param claim whether it may be said that it changed how many order
   * @param why in words
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Experiment(
      String experiment,
      String kind,
      String title,
      String channel,
      LocalDate startsOn,
      LocalDate endsOn,
      Arms arms,
      Units units,
      Long clicks,
      Double cost,
      Lift orders,
      Lift spend,
      Range incrementalOrders,
      Range incrementalRevenue,
      Range costPerOrder,
      Long wastedContacts,
      Interference interference,
      List<Slice> slices,
      boolean claim,
      Words why) {

    public Experiment {
      slices = List.copyOf(slices);
    }
  }

  /**
   * How many people an experiment has.
   *
   * @param treat contacted, their days over
   * @param holdout not contacted, likewise
   * @param both in both arms by several accounts; left out
   * @param waiting whose days are not over; left out
   */
  public record Arms(long treat, long holdout, long both, long waiting) {}

  /**
   * Arms that were drawn by units, such as communities, and not person by person.
   *
   * @param treat units that were contacted, a person without a unit being one
   * @param holdout units that were not
   * @param designEffect how many times the variance of the lift in orders is what it would be had
   *     each person been drawn alone; null where it cannot be told
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Units(long treat, long holdout, Double designEffect) {}

  /**
   * An effect a person, with its 95 % bounds.
   *
   * @param treat mean of the treated, adjusted for the days before
   * @param holdout mean of those held out, likewise
   * @param lift treat less holdout
   * @param varianceReduction share of the variance that the days before explain, 0 to 1
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Lift(
      double treat,
      double holdout,
      double lift,
      double low,
      double high,
      double varianceReduction) {}

  /** A figure with its 95 % bounds; null for none. */
  public record Range(double value, Double low, Double high) {}

  /**
   * People held out who have friends among the treated: what friends pass on reaches them, too, so
   * that the lift looks smaller than it is.
   *
   * @param holdout people held out who have a treated friend
   * @param share of all held out, 0 to 1
   * @param caveat whether that is more than one in twenty
   */
  public record Interference(long holdout, double share, boolean caveat) {}

  /**
   * One kind of people.
   *
   * @param slice what tells them apart: {@code last_order}, {@code orders_before}, {@code age},
   *     {@code came_by_referral}; orders as of the start, age and referral by the profile of the
   *     release
   * @param value which of them
   * @param treat contacted people
   * @param holdout people held out
   * @param orders as of the experiment; null where an arm has fewer than two people
   * @param cost of their contacts; null where cost is not reported
   * @param wastedContacts contacted people whom it did not make order
   * @param claim whether the bounds leave out that nothing was changed
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Slice(
      String slice,
      String value,
      long treat,
      long holdout,
      Lift orders,
      Double cost,
      Long wastedContacts,
      boolean claim) {}

  /**
   * What a segment of the release could show, before it is contacted.
   *
   * @param baseRate share who would order within the days without the contact, as the models in use
   *     foretell
   * @param days in which orders count
   * @param designEffect how many times the people it takes to show a lift, since arms are drawn by
   *     units whose people are alike, as their orders of the same number of days until the night
   *     tell; null where everybody is drawn alone
   * @param smallestDetectableLift in points of that share; null where the arms could show none
   * @param lift a rise that is asked for
   * @param peopleNeeded in both arms, at the segment's share held out, to show that rise; null
   *     where nobody is held out
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Plan(
      String segment,
      long treat,
      long holdout,
      double baseRate,
      int days,
      Double designEffect,
      Double smallestDetectableLift,
      double lift,
      Long peopleNeeded) {}
}
