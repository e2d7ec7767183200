package org.kith.jobs.explain.item;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.item.ItemEvents;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.time.AsOf;
import org.kith.jobs.explain.ExplainFigures.SimilarPerson;
import org.kith.models.recommend.list.Similar;

/** Finds in a published release who buys the same items as a person. */
public final class SimilarPeople {

  private SimilarPeople() {}

  /**
   * The people, by rank; none for a person who bought nothing.
   *
   * @param asOf the release's
   * @param longest people at most; 1 or more
   */
  public static List<SimilarPerson> of(
      Lake lake, Release release, AsOf asOf, String personId, int longest) {
    Dataset<Row> purchases =
        ItemEvents.of(new PersonFacts(lake, release.pins()), asOf, Set.of(ItemEvents.SALE));
    Dataset<Row> asked =
        lake.spark().createDataset(List.of(personId), Encoders.STRING()).toDF("person_id");
    return Similar.people(purchases, asked, longest).orderBy("rank").collectAsList().stream()
        .map(row -> new SimilarPerson(row.getInt(2), row.getString(1), row.getDouble(3)))
        .toList();
  }
}
