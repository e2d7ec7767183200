package org.kith.features.tag.relation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.golden.GoldenRecord;
import org.kith.features.identity.golden.Survivorship;
import org.kith.features.lake.Table;
import org.kith.features.social.Cascades;
import org.kith.features.time.AsOf;

/** Relations that no source delivers: they are worked out from the facts known at each cut-off. */
final class WorkedOut {

  private static final Set<String> NAMES =
      Set.of(RelationSchemas.GOLDEN, RelationSchemas.SEEDED, RelationSchemas.CASCADES);

  private WorkedOut() {}

  static boolean isOne(String name) {
    return NAMES.contains(name);
  }

  /**
   * The relation of that name at the cut-offs; empty where the brand lacks facts that it needs.
   *
   * @param facts rows of a fact table with {@code person_id}, as known at each cut-off
   */
  static Optional<Dataset<Row>> of(
      String name,
      Function<Table, Optional<Dataset<Row>>> facts,
      List<AsOf> cutoffs,
      Survivorship survivorship) {
    Optional<Dataset<Row>> rows =
        switch (name) {
          case RelationSchemas.GOLDEN ->
              facts.apply(Table.MEMBERS).map(members -> GoldenRecord.of(members, survivorship));
          case RelationSchemas.CASCADES -> facts.apply(Table.SOCIAL_EVENTS).map(Cascades::of);
          default ->
              facts
                  .apply(Table.ORDERS)
                  .flatMap(
                      orders ->
                          facts
                              .apply(Table.SOCIAL_EVENTS)
                              .map(
                                  acts -> SeededPurchases.of(orders, acts, cutoffs.get(0).zone())));
        };
    return rows.map(frame -> BrandTime.dated(frame, cutoffs));
  }
}
