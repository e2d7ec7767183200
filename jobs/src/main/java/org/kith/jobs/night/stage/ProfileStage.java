package org.kith.jobs.night.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.item.Items;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.social.Communities;
import org.kith.features.social.Influence;
import org.kith.features.social.ReferralCredit;
import org.kith.features.social.SocialGraph;
import org.kith.features.social.Ties;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.tag.Tagged;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.Transitions;
import org.kith.features.time.AsOf;
import org.kith.jobs.night.work.Lanes;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.TagFrames;
import org.kith.jobs.night.work.Workspace;

/** Says of each person what the catalogue knows to say: ties, communities, tags and profile. */
public final class ProfileStage implements Stage<ProfileStage.Figures> {

  private static final long COMMUNITY_SEED = 20_260_101L;
  private static final int TRANSITION_DAYS = 30;

  /**
   * What is said of people.
   *
   * @param persons rows of {@code profile}
   * @param tags rows of {@code tags}
   * @param ties pairs of people
   * @param carriers people who carry a tag, by its name
   * @param spread people by value, of each lifecycle tag
   * @param notApplicable what the brand's data cannot bear, and why
   */
  public record Figures(
      long persons,
      long tags,
      long ties,
      Map<String, Long> carriers,
      Map<String, Map<String, Long>> spread,
      Map<String, Words> notApplicable)
      implements StageFigures {

    @Override
    public long rowsIn() {
      return persons;
    }

    @Override
    public long rowsOut() {
      return persons + tags + ties;
    }
  }

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public List<Table> reads() {
    List<Table> tables = new ArrayList<>(Table.facts());
    tables.add(Table.IDENTITIES);
    return tables;
  }

  @Override
  public List<Object> settings(Workspace workspace) {
    return List.of(
        workspace.asOf().words(),
        workspace.configuration().kith().timeZone(),
        workspace.configuration().kith().identity().golden(),
        workspace.configuration().tags());
  }

  @Override
  public Class<Figures> figures() {
    return Figures.class;
  }

  @Override
  public Figures run(Workspace workspace) {
    PersonFacts facts = new PersonFacts(workspace.lake(), workspace.pins());
    Lanes.TWO.run(
        List.of(
            () -> writeSocial(workspace, facts),
            () -> workspace.write(Table.ITEMS, Items.of(facts, workspace.asOf()))));
    Map<String, Words> notApplicable = new TreeMap<>();
    Tagging tagging = TagFrames.withTexts(workspace);
    AtomicReference<Optional<Dataset<Row>>> earlier = new AtomicReference<>(Optional.empty());
    Lanes.TWO.run(
        List.of(
            () -> notApplicable.putAll(writeTags(workspace, tagging)),
            () -> earlier.set(lifecycleBefore(workspace, tagging))));
    writeTransitions(workspace, earlier.get());
    Map<String, Long> carriers = carriers(workspace);
    return new Figures(
        workspace.rows(Table.PROFILE),
        workspace.rows(Table.TAGS),
        workspace.rows(Table.TIES),
        carriers,
        spread(workspace, notApplicable),
        notApplicable);
  }

  private static Map<String, Words> writeTags(Workspace workspace, Tagging tagging) {
    Map<String, Words> gaps = new TreeMap<>();
    try (Tagged tagged = tagging.at(workspace.asOf())) {
      workspace.write(Table.PROFILE, tagged.profile());
      workspace.write(Table.TAGS, tagged.tags());
      tagged.notApplicable().forEach(gap -> gaps.put(gap.tag(), gap.reason()));
    }
    return gaps;
  }

  private static void writeSocial(Workspace workspace, PersonFacts facts) {
    workspace.write(Table.TIES, Ties.of(facts, workspace.asOf()));
    SocialGraph graph = SocialGraph.of(workspace.table(Table.TIES));
    workspace.write(Table.COMMUNITIES, Communities.of(graph, COMMUNITY_SEED));
    workspace.write(Table.INFLUENCE, Influence.of(graph, facts, workspace.asOf()));
    workspace.write(Table.REFERRAL_CREDIT, ReferralCredit.of(facts, workspace.asOf()));
  }

  private static Map<String, Long> carriers(Workspace workspace) {
    Map<String, Long> carriers = new TreeMap<>();
    for (Row row :
        workspace
            .table(Table.TAGS)
            .select("tag", "person_id")
            .distinct()
            .groupBy("tag")
            .agg(count(lit(1)))
            .collectAsList()) {
      carriers.put(row.getString(0), row.getLong(1));
    }
    return carriers;
  }

  /** The lifecycle tags of everybody some days before; empty where there are none. */
  private static Optional<Dataset<Row>> lifecycleBefore(Workspace workspace, Tagging tagging) {
    List<String> lifecycle = lifecycle(workspace);
    if (lifecycle.isEmpty()) {
      return Optional.empty();
    }
    AsOf earlier = workspace.asOf().minusDays(TRANSITION_DAYS);
    try (Tagged before = tagging.narrowedTo(lifecycle).at(earlier)) {
      return Optional.of(before.profile().localCheckpoint());
    }
  }

  private static void writeTransitions(Workspace workspace, Optional<Dataset<Row>> before) {
    Dataset<Row> transitions =
        before
            .map(
                rows ->
                    Transitions.between(rows, workspace.table(Table.PROFILE), lifecycle(workspace))
                        .withColumn("days", lit(TRANSITION_DAYS))
                        .withColumn("as_of", lit(workspace.asOf().day())))
            .orElseGet(() -> workspace.lake().readOrEmpty(Table.TRANSITIONS, Pins.NONE));
    workspace.write(Table.TRANSITIONS, transitions);
  }

  private static List<String> lifecycle(Workspace workspace) {
    return workspace.configuration().tags().stream()
        .filter(tag -> tag.kind() == TagDefinition.Kind.LIFECYCLE && !tag.isMultiValued())
        .map(TagDefinition::name)
        .toList();
  }

  private static Map<String, Map<String, Long>> spread(
      Workspace workspace, Map<String, Words> notApplicable) {
    List<String> columns = Arrays.asList(workspace.table(Table.PROFILE).columns());
    List<String> lifecycle =
        lifecycle(workspace).stream()
            .filter(name -> columns.contains(name) && !notApplicable.containsKey(name))
            .toList();
    Map<String, Map<String, Long>> spread = new LinkedHashMap<>();
    if (lifecycle.isEmpty()) {
      return spread;
    }
    lifecycle.forEach(name -> spread.put(name, new TreeMap<>()));
    Column[] told =
        lifecycle.stream()
            .map(name -> struct(lit(name).as("tag"), col(name).cast("string").as("value")))
            .toArray(Column[]::new);
    for (Row row :
        workspace
            .table(Table.PROFILE)
            .select(inline(array(told)))
            .groupBy("tag", "value")
            .count()
            .collectAsList()) {
      String value = row.isNullAt(1) ? "–" : row.getString(1);
      spread.get(row.getString(0)).put(value, row.getLong(2));
    }
    return spread;
  }
}
