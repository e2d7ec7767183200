package org.kith.jobs.preview;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.consent.Consents;
import org.kith.features.error.Problem;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagDefinition;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.jobs.destination.ExportTables;
import org.kith.jobs.destination.Handover;
import org.kith.jobs.destination.Permissions;
import org.kith.jobs.night.Keys;
import org.kith.jobs.night.item.ItemDemand;
import org.kith.jobs.night.item.KnownItems;
import org.kith.jobs.night.item.WantedItems;
import org.kith.jobs.segment.Audiences;
import org.kith.jobs.segment.BaseRate;
import org.kith.jobs.segment.DetectableLift;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.WideFrame;
import org.kith.jobs.settings.Configuration;
import org.kith.models.evaluate.Difference;
import org.kith.models.registry.ModelCard;

/**
 * Tries a segment's definition, as the configuration has it now, on the people of a published
 * release. Reads profile, scores, consent, identities and the vault, which the brand's key opens to
 * tell whom each destination can reach; writes nothing.
 */
public final class SegmentPreview {

  private final Lake lake;
  private final Release release;
  private final Configuration configuration;
  private final PreviewedSegment asked;
  private final Dataset<Row> wide;

  private SegmentPreview(
      Lake lake, Release release, Configuration configuration, PreviewedSegment asked) {
    this.lake = lake;
    this.release = release;
    this.configuration = configuration;
    this.asked = asked;
    this.wide = WideFrame.of(table(Table.PROFILE), table(Table.SCORES), configuration.scorers());
  }

  /**
   * Refuses what the configuration alone shows to be wrong; needs no Spark.
   *
   * @throws Problem {@code NOT_FOUND} or {@code CONF_INVALID} with the nearest right name
   */
  public static void check(Configuration configuration, String name) {
    PreviewedSegment.named(configuration, name);
  }

  /**
   * Tries a segment.
   *
   * @throws Problem as {@link #check}; {@code CONF_INVALID} for a rule that Spark refuses and where
   *     the brand's key is not to be had, and for a wanted item that the release does not know;
   *     {@code NOT_FOUND} when a rule reads a tag that is newer than the release
   */
  public static SegmentPreviewFigures of(
      Lake lake, Release release, Configuration configuration, String name) {
    PreviewedSegment asked = PreviewedSegment.named(configuration, name);
    SegmentPreview preview = new SegmentPreview(lake, release, configuration, asked);
    preview.refuseNewerTags();
    return configuration.places().told(preview::figures);
  }

  private SegmentPreviewFigures figures() {
    SegmentDefinition segment = asked.segment();
    PersonFacts facts = new PersonFacts(lake, release.pins());
    AsOf asOf = new AsOf(release.day(), configuration.kith().zone(), release.knownOn());
    Permissions permissions =
        new Permissions(
            asked.withParts(),
            configuration.destinations(),
            (purpose, channel) ->
                Consents.granted(facts, configuration.kith().consent(), asOf, purpose, channel));
    Keyring keyring = Keys.of(configuration.kith(), System.getenv());
    try (WantedItems wanted = wanted(asOf);
        Audiences audiences =
            Audiences.of(
                asked.withParts(), wide, wanted.people(), permissions.byPurpose(), keyring)) {
      Funnel funnel =
          audiences.funnels().stream()
              .filter(one -> one.segment().equals(segment.name()))
              .findFirst()
              .orElseThrow();
      PublishedSegments published =
          PublishedSegments.beside(segment.name(), audiences.segments(), table(Table.SEGMENTS));
      List<ModelCard> cards =
          table(Table.MODELS).collectAsList().stream().map(ModelCard::of).toList();
      double baseRate = BaseRate.of(cards.stream().filter(ModelCard::champion).toList());
      long holdout = Math.round(funnel.withinLimit() * segment.holdout());
      OptionalDouble lift =
          DetectableLift.of(
              funnel.withinLimit() - holdout, holdout, baseRate, funnel.designEffect());
      return new SegmentPreviewFigures(
          segment.name(),
          release.id(),
          release.day(),
          steps(funnel, reachable(audiences, permissions, keyring)),
          NobodyContacted.why(segment, funnel, configuration, cards).orElse(null),
          contrasts(audiences),
          published.overlaps(),
          published.since(),
          baseRate,
          lift.isPresent() ? lift.getAsDouble() : null);
    }
  }

  private WantedItems wanted(AsOf asOf) {
    return WantedItems.of(
        asked.withParts(),
        new KnownItems(lake, release.pins()),
        () -> new ItemDemand(lake, release.pins(), asOf, configuration.recommender()));
  }

  private static SegmentPreviewFigures.Steps steps(Funnel funnel, Map<String, Long> reachable) {
    return new SegmentPreviewFigures.Steps(
        funnel.people(),
        funnel.consented(),
        funnel.notSuppressed(),
        reachable,
        funnel.withinLimit(),
        funnel.suppressed());
  }

  private Map<String, Long> reachable(
      Audiences audiences, Permissions permissions, Keyring keyring) {
    ExportTables tables =
        new ExportTables(
            wide,
            table(Table.IDENTITIES),
            table(Table.VAULT),
            table(Table.RECOMMENDATIONS),
            table(Table.ITEMS));
    try (Handover handover =
        Handover.of(audiences, tables, configuration.destinations(), permissions, keyring)) {
      return handover.reachable().getOrDefault(asked.segment().name(), Map.of());
    }
  }

  private List<Contrast> contrasts(Audiences audiences) {
    String name = asked.segment().name();
    Dataset<Row> members =
        audiences
            .segments()
            .where(col("segment").equalTo(name))
            .select("person_id")
            .union(audiences.rejects().where(col("segment").equalTo(name)).select("person_id"));
    Set<String> ownRule = PreviewedSegment.columnsOf(asked.segment().where());
    return Contrasts.of(wide, members).stream().map(found -> contrast(found, ownRule)).toList();
  }

  private Contrast contrast(Contrasts.Found found, Set<String> ownRule) {
    TagDefinition tag = PreviewedSegment.tagOf(found.column(), configuration.tags());
    String name = tag == null ? found.column() : tag.name();
    Difference difference = found.difference();
    return new Contrast(
        name,
        tag == null ? null : tag.title(),
        found.value(),
        found.value() == null ? "mean" : "share",
        difference.members(),
        difference.others(),
        difference.low(),
        difference.high(),
        ownRule.contains(name)
            || ownRule.contains(found.column())
            || ownRule.contains(found.column().replaceFirst("^score_", "percentile_")));
  }

  private void refuseNewerTags() {
    Set<String> missing = new TreeSet<>(asked.columns());
    Arrays.stream(wide.columns())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new Problem(
          Problem.Code.NOT_FOUND,
          "segment " + asked.segment().name(),
          "reads %s, which release %s does not have yet"
              .formatted(String.join(", ", missing), release.id()),
          "Run 'kith nightly' with the new tags first.");
    }
  }

  private Dataset<Row> table(Table table) {
    return lake.readOrEmpty(table, release.pins());
  }
}
