package org.kith.models.recommend.list;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.time.AsOf;
import org.kith.models.recommend.RecommenderModel;

/**
 * Lists as a marketer wants them, from a model's exact rankings.
 *
 * <p>Whatever must not appear is taken away before a ranking is cut: items that are not on sale,
 * items outside the request's set, items that the person owns and nobody rebuys, and for up-sell
 * and ladder the items of every other step. So a short list means that there is no more to show.
 */
public final class TasteLists {

  private final RecommenderModel model;
  private final ListSettings settings;
  private final AsOf asOf;

  public TasteLists(RecommenderModel model, ListSettings settings, AsOf asOf) {
    this.model = model;
    this.settings = settings;
    this.asOf = asOf;
  }

  /**
   * The lists.
   *
   * <p>Out: the columns of {@link RecommenderModel#recommend}, at most n rows a person, rank from 1
   * without gaps. By score alone the order is score descending, item ascending; with quota or
   * diversity it is the order of {@link ListSettings}' rules, while {@code score} stays the
   * model's. People without a row: those who were not active; for up-sell also those who bought
   * nothing of any tier or buy the highest; for ladder those who reached the last rung.
   *
   * @param n longest list, 1 or more
   * @throws Problem {@code CONF_INVALID} when {@link ListSettings#items} is no predicate over the
   *     items' columns
   */
  public Dataset<Row> of(ListSubject subject, int n) {
    Dataset<Row> people = people(subject);
    Dataset<Row> owned = ownedForGood(subject);
    Dataset<Row> shelf = shelf(subject);
    Finish finish = Finish.of(model, settings, subject, n);
    int ranked = settings.ranked(n);
    if (settings.step() == null) {
      return finish.of(model.recommend(people, owned, shelf, ranked), owned, shelf);
    }
    NextStep next = NextStep.of(settings);
    Dataset<Row> places = next.places(people, subject.purchases(), subject.items());
    Dataset<Row> all = null;
    for (int place = next.lowest(); place < next.steps().size(); place++) {
      Dataset<Row> there = places.where(col("step").equalTo(place)).select("person_id");
      Dataset<Row> items = shelf.where(col(next.column()).equalTo(next.steps().get(place)));
      Dataset<Row> lists = finish.of(model.recommend(there, owned, items, ranked), owned, items);
      all = all == null ? lists : all.unionByName(lists);
    }
    return all;
  }

  private Dataset<Row> people(ListSubject subject) {
    return settings.activeWithin() == null
        ? subject.people()
        : Activity.within(subject.people(), subject.activity(), settings.activeWithin(), asOf);
  }

  /** {@code (person_id, item_id)} that was bought and is not bought again. */
  private static Dataset<Row> ownedForGood(ListSubject subject) {
    Dataset<Row> rebought = subject.items().where(col("rebuy")).select("item_id");
    return subject
        .purchases()
        .select("person_id", "item_id")
        .distinct()
        .join(rebought, new String[] {"item_id"}, "left_anti");
  }

  private Dataset<Row> shelf(ListSubject subject) {
    Dataset<Row> available = subject.items().where(col("available"));
    if (settings.items() == null) {
      return available;
    }
    try {
      return available.where(expr(settings.items()));
    } catch (Exception cause) {
      if (cause instanceof AnalysisException) {
        throw refused(cause);
      }
      throw cause;
    }
  }

  private Problem refused(Exception cause) {
    return new Problem(
        Problem.Code.CONF_INVALID,
        "the items of the recommendation lists",
        "'%s' is no predicate over the columns of items".formatted(settings.items()),
        "Write Spark SQL over item_id, brand, department, category, price, price_tier, rung",
        cause);
  }
}
