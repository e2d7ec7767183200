package org.kith.jobs.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.kith.features.tag.TagDefinition.Words;

/**
 * What a release says of one person, and why. Its JSON has the same names in {@code snake_case}.
 *
 * @param personId the person
 * @param identifiers by kind and value
 * @param tags in the catalogue's order, a tag's values by weight from the highest
 * @param recommendations by rank
 * @param segments by name
 * @param similarPeople who buys the same items, by rank; empty, and not in the JSON, unless asked
 *     for
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExplainFigures(
    String personId,
    List<Identifier> identifiers,
    List<Tag> tags,
    List<Recommendation> recommendations,
    List<Membership> segments,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SimilarPerson> similarPeople) {

  public ExplainFigures {
    identifiers = List.copyOf(identifiers);
    tags = List.copyOf(tags);
    recommendations = List.copyOf(recommendations);
    segments = List.copyOf(segments);
    similarPeople = List.copyOf(similarPeople);
  }

  /** These, without a look at other people. */
  public ExplainFigures(
      String personId,
      List<Identifier> identifiers,
      List<Tag> tags,
      List<Recommendation> recommendations,
      List<Membership> segments) {
    this(personId, identifiers, tags, recommendations, segments, List.of());
  }

  /** These, with people who buy the same items. */
  public ExplainFigures with(List<SimilarPerson> people) {
    return new ExplainFigures(personId, identifiers, tags, recommendations, segments, people);
  }

  /**
   * An identifier that is linked to the person.
   *
   * @param kind {@code member}, {@code phone} …
   * @param value plain for {@code member} and its like, the keyed hash for contact kinds
   * @param evidence why it is linked
   */
  public record Identifier(String kind, String value, String evidence) {}

  /**
   * A tag that the person carries.
   *
   * @param tag its name
   * @param title its name for people
   * @param value as text
   * @param weight its share where the tag has several values, else 1
   * @param reason the catalogue's sentence, filled in
   */
  public record Tag(String tag, Words title, String value, double weight, Words reason) {}

  /**
   * An item that the person may like.
   *
   * @param rank from 1
   * @param itemId the item
   * @param title its title; null where none is known
   * @param score the model's score, no unit
   * @param reason from which of the person's own past it comes; null where the model gives none
   * @param model the algorithm; {@code popularity} or {@code rating} where nothing is known of the
   *     person
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Recommendation(
      int rank, String itemId, String title, double score, Words reason, String model) {}

  /**
   * A segment that the person is in.
   *
   * @param segment its name
   * @param arm {@code treat} or {@code holdout}
   * @param rank from 1
   * @param reason the segment's rule with the person's values of the columns that it names
   */
  public record Membership(String segment, String arm, long rank, Words reason) {}

  /**
   * Somebody who buys the same items. No more is told of them.
   *
   * @param rank from 1
   * @param personId the other person
   * @param score cosine of the two sets of items, above 0 to 1
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record SimilarPerson(int rank, String personId, double score) {}
}
