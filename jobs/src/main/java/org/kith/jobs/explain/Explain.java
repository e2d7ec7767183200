package org.kith.jobs.explain;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.jobs.explain.ExplainFigures.Identifier;
import org.kith.jobs.explain.ExplainFigures.Recommendation;

/** Reads from a published release what it says of one person, and why. */
public final class Explain {

  private final Lake lake;
  private final Pins pins;
  private final ExplainTerms terms;

  private Explain(Lake lake, Pins pins, ExplainTerms terms) {
    this.lake = lake;
    this.pins = pins;
    this.terms = terms;
  }

  /**
   * Explains a person.
   *
   * @param pins the release's
   * @param terms definitions of the configuration
   * @param reference a {@code person_id}, an account such as {@code member:17850}, or a bare member
   *     number; contact identifiers go by their keyed hash
   * @throws Problem {@code NOT_FOUND}, without the reference in its words, when the release knows
   *     nobody by it
   */
  public static ExplainFigures of(Lake lake, Pins pins, ExplainTerms terms, String reference) {
    return new Explain(lake, pins, terms).of(reference.strip());
  }

  /**
   * As {@link #of(Lake, Pins, ExplainTerms, String)}; a contact such as {@code phone:…} may be
   * given as the person writes it.
   *
   * @param keyring the brand's, under which contacts are hashed; asked for only where a contact is
   *     given
   */
  public static ExplainFigures of(
      Lake lake, Pins pins, ExplainTerms terms, Supplier<Keyring> keyring, String reference) {
    return of(lake, pins, terms, PersonReference.hashed(reference.strip(), keyring));
  }

  private ExplainFigures of(String reference) {
    String personId = PersonReference.personId(lake, pins, reference);
    return new ExplainFigures(
        personId,
        identifiers(personId),
        new TagReasons(terms).of(rows(Table.TAGS, personId)),
        recommendations(personId),
        new SegmentReasons(lake.spark(), terms)
            .of(
                rows(Table.SEGMENTS, personId),
                rows(Table.PROFILE, personId),
                rows(Table.SCORES, personId)));
  }

  private List<Identifier> identifiers(String personId) {
    return rows(Table.IDENTITIES, personId).orderBy("kind", "value").collectAsList().stream()
        .map(
            row ->
                new Identifier(
                    row.getAs("kind"), row.getAs("value"), row.<String>getAs("evidence")))
        .toList();
  }

  private List<Recommendation> recommendations(String personId) {
    List<Row> rows = rows(Table.RECOMMENDATIONS, personId).orderBy("rank").collectAsList();
    List<String> items = rows.stream().map(row -> row.<String>getAs("item_id")).toList();
    Map<String, String> titles = new ItemTitles(lake, pins).of(items);
    return rows.stream()
        .map(
            row ->
                new Recommendation(
                    row.<Integer>getAs("rank"),
                    row.getAs("item_id"),
                    titles.get(row.<String>getAs("item_id")),
                    row.<Double>getAs("score"),
                    RecommendationReason.of(row.getAs("reason")),
                    row.getAs("model")))
        .toList();
  }

  private Dataset<Row> rows(Table table, String personId) {
    return lake.readOrEmpty(table, pins).where(col("person_id").equalTo(personId));
  }
}
