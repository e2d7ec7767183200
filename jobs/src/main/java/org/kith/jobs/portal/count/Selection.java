package org.kith.jobs.portal.count;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * How a segment's people are picked out of those for whom its rule holds.
 *
 * @param include segments of which a person is in one; empty for no such bound
 * @param exclude segments whose people are left out
 * @param draw seed of the random order of people whom the segment's own order leaves equal; null
 *     for the order of their ids
 * @param spread how they are spread over cells; null for no bound
 * @param worth what a contact is expected to earn; people of whom that is not above 0 are left out.
 *     Null where it is not known
 * @param heldOutBy column whose value people share who are held out together; null for each alone
 * @param heldOutEverywhere whether the same people are held out of all segments that say so
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Selection(
    List<String> include,
    List<String> exclude,
    Long draw,
    Spread spread,
    Worth worth,
    String heldOutBy,
    boolean heldOutEverywhere) {

  /** The rule, its order and its limit alone decide. */
  public static final Selection NONE = new Selection(null, null, null, null, null, null, false);

  /**
   * Cells of people.
   *
   * @param by what makes a cell, as Spark SQL
   * @param each at most so many people of a cell; null gives each its share of the limit
   */
  public record Spread(List<String> by, Long each) {

    public Spread {
      by = List.copyOf(by);
    }
  }

  /**
   * What a contact is expected to earn: {@code gain × value − cost}.
   *
   * @param gain Spark SQL: the probability that the contact brings the outcome
   * @param value Spark SQL: what the outcome earns, in the brand's currency
   * @param cost of one contact, in the brand's currency
   * @param budget for all contacts, in the brand's currency; null for no bound
   */
  public record Worth(String gain, String value, double cost, Double budget) {}

  public Selection {
    include = include == null ? List.of() : List.copyOf(include);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
  }
}
