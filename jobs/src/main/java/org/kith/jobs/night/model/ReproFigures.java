package org.kith.jobs.night.model;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;

/**
 * A model trained again from its card, beside the one that was kept. Its JSON has the same names in
 * {@code snake_case}.
 *
 * @param model its name
 * @param version the kept version
 * @param kind {@code recommend}, {@code propensity}, {@code value}, {@code uplift} or {@code
 *     lookalike}
 * @param asOf business day it was trained for
 * @param same whether metrics and scores are equal within rounding
 * @param differences what differs, worst first; empty where nothing does. Another configuration or
 *     other code is named here, and alone does not make the models differ
 * @param scores how the scores compare; null where nothing could be trained again
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ReproFigures(
    String model,
    String version,
    String kind,
    LocalDate asOf,
    boolean same,
    List<Difference> differences,
    Scores scores) {

  public ReproFigures {
    differences = List.copyOf(differences);
  }

  /**
   * Something that is not the same.
   *
   * @param what a metric's name, {@code configuration}, {@code build} or {@code model}
   * @param card as the card has it
   * @param retrained as it is this time
   */
  public record Difference(String what, String card, String retrained) {}

  /**
   * Scores of the kept and the new model of the same people, or of people's lists of items.
   *
   * @param compared rows that both have
   * @param onlyKept rows that only the kept model has
   * @param onlyRetrained rows that only the new model has
   * @param largestDifference between two scores of a row; 0 where none is compared
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Scores(
      long compared, long onlyKept, long onlyRetrained, double largestDifference) {}
}
