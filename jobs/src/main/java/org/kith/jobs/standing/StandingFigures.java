package org.kith.jobs.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * All that a standing report says. It names nobody.
 *
 * @param brand the brand's name
 * @param period {@code day}, {@code week} or {@code month}
 * @param from its first day
 * @param to its last day
 * @param release whose facts were read
 * @param interactions one a kind of interaction, the most frequent first
 * @param sales of the period
 * @param salesBefore of as many days before it
 * @param channels one a channel of orders, the largest first
 * @param cohorts one a month of first orders whose window has closed, the newest first
 * @param referral what customers bring
 * @param anomalies days that stand out
 * @param adoption who uses what there is
 * @param latency how late an anomaly is told, a sentence
 * @param files where the report lies: {@code html}, {@code csv}, {@code alerts}
 */
public record StandingFigures(
    String brand,
    String period,
    LocalDate from,
    LocalDate to,
    String release,
    List<Interactions> interactions,
    Sales sales,
    Sales salesBefore,
    List<Channel> channels,
    List<Cohort> cohorts,
    Referral referral,
    List<Anomaly> anomalies,
    Adoption adoption,
    String latency,
    Map<String, String> files) {

  /** Interactions of one kind, in the period and before it. */
  public record Interactions(String kind, long events, long people, long eventsBefore) {}

  /**
   * What was sold, refunds taken off.
   *
   * @param spend in the brand's currency
   */
  public record Sales(long orders, long buyers, double spend) {

    /** Spend by order; 0 without orders. */
    public double averageOrder() {
      return orders == 0 ? 0 : spend / orders;
    }
  }

  /** Sales of one channel, refunds taken off. */
  public record Channel(String channel, long orders, double spend) {}

  /**
   * People who first bought in a month, and who of them came back.
   *
   * @param month such as {@code 2026-03}
   * @param within30 share who bought on another day within 30 days of the first
   * @param within90 the same within 90 days; null where the window is still open
   */
  public record Cohort(String month, long people, Estimate within30, Estimate within90) {}

  /**
   * What customers bring.
   *
   * @param rate share of the period's buyers who brought somebody in it
   * @param kFactor people brought in the period by buyer of the period
   */
  public record Referral(Estimate rate, Estimate kFactor) {}

  /**
   * A day that stands out.
   *
   * @param series what was counted
   * @param expected the median of the 28 days before
   * @param robustZ distance in robust standard deviations, signed
   */
  public record Anomaly(
      LocalDate day, String series, double found, double expected, double robustZ) {}

  /**
   * Who uses what there is.
   *
   * @param unusedTags tags that no segment, model, destination or derived tag reads
   * @param segments one a segment
   * @param segmentsByOwner how many segments each owner has
   * @param holes days without a row, by source, of the last 90
   */
  public record Adoption(
      List<String> unusedTags,
      List<SegmentUse> segments,
      Map<String, Long> segmentsByOwner,
      Map<String, Long> holes) {}

  /** A segment's people and the files that hold them in the release. */
  public record SegmentUse(String segment, String owner, long people, long files) {}

  /** The same with the places of its files. */
  StandingFigures at(Map<String, String> places) {
    return new StandingFigures(
        brand,
        period,
        from,
        to,
        release,
        interactions,
        sales,
        salesBefore,
        channels,
        cohorts,
        referral,
        anomalies,
        adoption,
        latency,
        places);
  }
}
