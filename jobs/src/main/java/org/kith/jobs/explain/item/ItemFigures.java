package org.kith.jobs.explain.item;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * What a release says of one item. Its JSON has the same names in {@code snake_case}.
 *
 * @param itemId the item
 * @param title its title; null where none is known
 * @param buyers people known to have bought it
 * @param model the algorithm that the audience is from; null where no model of that release is in
 *     use
 * @param version of the model; null without one
 * @param audience who would want it, by rank; without its buyers, unless it is bought again; empty
 *     where the model does not know the item
 * @param similarItems what the same people buy, by rank
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ItemFigures(
    String itemId,
    String title,
    long buyers,
    String model,
    String version,
    List<Wanting> audience,
    List<SimilarItem> similarItems) {

  public ItemFigures {
    audience = List.copyOf(audience);
    similarItems = List.copyOf(similarItems);
  }

  /**
   * Somebody who would want the item.
   *
   * @param rank from 1
   * @param personId the person
   * @param score the model's, no unit
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Wanting(int rank, String personId, double score) {}

  /**
   * An item that the same people buy.
   *
   * @param rank from 1
   * @param itemId the other item
   * @param title its title; null where none is known
   * @param score cosine of the two sets of buyers, above 0 to 1
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record SimilarItem(int rank, String itemId, String title, double score) {}
}
