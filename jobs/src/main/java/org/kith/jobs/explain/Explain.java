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
import org.kith.features.vault.ContactKind;
import org.kith.features.vault.Keyring;
import org.kith.jobs.explain.ExplainFigures.Identifier;
import org.kith.jobs.explain.ExplainFigures.Recommendation;

/** Reads from a published release what it says of one person, and why. */
public final class Explain {

  private static final String DEFAULT_KIND = "member";
  private static final String HASH = "[0-9a-f]{64}";

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
    return of(lake, pins, terms, hashed(reference.strip(), keyring));
  }

  private ExplainFigures of(String reference) {
    String personId = personBy(reference);
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

  private String personBy(String reference) {
    String member = DEFAULT_KIND + ":" + reference;
    List<Row> found =
        lake.readOrEmpty(Table.IDENTITIES, pins)
            .where(col("person_id").equalTo(reference).or(col("account").isin(reference, member)))
            .orderBy(
                col("person_id").equalTo(reference).desc(),
                col("account").equalTo(reference).desc(),
                col("person_id"))
            .select("person_id")
            .limit(1)
            .collectAsList();
    if (found.isEmpty() || found.get(0).isNullAt(0)) {
      throw new Problem(
          Problem.Code.NOT_FOUND,
          "the person asked for",
          "is not in the published release, neither by person_id nor by account",
          "Give a person_id, an account such as member:NUMBER, or a member number.");
    }
    return found.get(0).getString(0);
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

  private static String hashed(String reference, Supplier<Keyring> keyring) {
    int colon = reference.indexOf(':');
    String kind = colon < 0 ? "" : reference.substring(0, colon);
    if (!ContactKind.includes(kind)) {
      return reference;
    }
    String value = reference.substring(colon + 1);
    String plain = value.matches(HASH) ? null : ContactKind.normalise(kind, value);
    return plain == null ? reference : kind + ":" + keyring.get().hash("identifier:" + kind, plain);
  }
}
