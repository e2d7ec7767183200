package org.kith.jobs.night.work;

import java.util.List;
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
import org.kith.features.text.Texts;
import org.kith.features.time.AsOf;

/** The tag catalogue, set over a night's facts. */
public final class TagFrames {

  private static final List<String> OF_TEXTS = List.of("texts", "mentions");

  private TagFrames() {}

  /**
   * The catalogue over the facts, items, ties, communities and influence of the night so far, and
   * over texts if a tag asks for them.
   */
  public static Tagging withTexts(Workspace workspace) {
    Dataset<Row> items = Tastes.items(workspace);
    Relations relations = relations(workspace.lake(), workspace.pins(), items);
    if (workspace.configuration().tags().stream().anyMatch(tag -> OF_TEXTS.contains(tag.from()))) {
      PersonFacts facts = new PersonFacts(workspace.lake(), workspace.pins());
      relations = withTexts(relations, facts, items, workspace.asOf());
    }
    return tagging(workspace, relations);
  }

  /**
   * The catalogue with items as they were at several cut-offs, without texts, which no feature
   * reads.
   */
  public static Tagging tagging(Workspace workspace, Dataset<Row> items) {
    return tagging(workspace, relations(workspace.lake(), workspace.pins(), items));
  }

  /** The relations and what people wrote, read. */
  public static Relations withTexts(
      Relations relations, PersonFacts facts, Dataset<Row> items, AsOf asOf) {
    if (Texts.WITH_TEXT.stream().noneMatch(facts::has)) {
      return relations;
    }
    Dataset<Row> texts = Texts.of(facts, items, asOf);
    return relations.with("texts", texts).with("mentions", Texts.mentions(texts));
  }

  private static Tagging tagging(Workspace workspace, Relations relations) {
    return new Tagging(
        new TagCatalogue(workspace.configuration().tags()),
        relations.with(workspace.configuration().kith().identity().survivorship()),
        new PersonFacts(workspace.lake(), workspace.pins()).persons());
  }

  /** What rules may look at in the tables that are pinned. */
  public static Relations relations(Lake lake, Pins pins, Dataset<Row> items) {
    PersonFacts facts = new PersonFacts(lake, pins);
    Relations relations =
        Relations.of(
            table -> pins.has(table) ? Optional.of(facts.of(table)) : Optional.empty(), items);
    if (pins.has(Table.REFERRALS)) {
      relations = relations.with("referral_credit", lake.readOrEmpty(Table.REFERRAL_CREDIT, pins));
    }
    Dataset<Row> ties = lake.readOrEmpty(Table.TIES, pins);
    return ties.isEmpty()
        ? relations
        : relations
            .with("ties", BothWays.of(ties))
            .with("communities", lake.readOrEmpty(Table.COMMUNITIES, pins))
            .with("influence", lake.readOrEmpty(Table.INFLUENCE, pins));
  }
}
