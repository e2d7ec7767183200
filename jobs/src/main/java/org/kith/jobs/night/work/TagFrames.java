package org.kith.jobs.night.work;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagCatalogue;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.relation.Relations;

/** The tag catalogue, set over a night's facts. */
public final class TagFrames {

  private TagFrames() {}

  /** The catalogue over the facts, items, ties and communities of the night so far. */
  public static Tagging tagging(Workspace workspace) {
    return tagging(workspace, Tastes.items(workspace));
  }

  /** The same with items as they were at several cut-offs. */
  public static Tagging tagging(Workspace workspace, Dataset<Row> items) {
    return new Tagging(
        new TagCatalogue(workspace.configuration().tags()),
        relations(workspace.lake(), workspace.pins(), items),
        new PersonFacts(workspace.lake(), workspace.pins()).persons());
  }

  /** What rules may look at in the tables that are pinned. */
  public static Relations relations(Lake lake, Pins pins, Dataset<Row> items) {
    PersonFacts facts = new PersonFacts(lake, pins);
    Relations relations =
        Relations.of(
            table -> pins.has(table) ? Optional.of(facts.of(table)) : Optional.empty(), items);
    Dataset<Row> ties = lake.readOrEmpty(Table.TIES, pins);
    return ties.isEmpty()
        ? relations
        : relations
            .with("ties", BothWays.of(ties))
            .with("communities", lake.readOrEmpty(Table.COMMUNITIES, pins));
  }
}
