package org.kith.jobs.night;

import static java.util.Comparator.comparing;
import static org.apache.spark.sql.functions.max;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.features.lake.door.Door;
import org.kith.features.lake.door.PublishedNight;
import org.kith.features.time.AsOf;
import org.kith.jobs.explain.ExplainFigures.SimilarPerson;
import org.kith.jobs.explain.item.ItemFigures;
import org.kith.jobs.explain.item.ItemFigures.SimilarItem;
import org.kith.jobs.explain.item.ItemFigures.Wanting;
import org.kith.jobs.explain.item.ItemInterest;
import org.kith.jobs.explain.item.SimilarPeople;
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.night.model.Reproduction;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.preview.SegmentPreview;
import org.kith.jobs.preview.SegmentPreviewFigures;
import org.kith.jobs.report.ModelCardPage;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Wants;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import org.kith.models.registry.ModelCard;

/**
 * One night on a small shop, one that dies before each of its stages, and what readers see of both.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightTest {

  private Path folder;
  private Configuration shop;
  private NightSummary undisturbed;

  @BeforeAll
  void oneNight(@TempDir Path empty) throws IOException {
    folder = empty;
    shop = GiftShop.in(folder);
    undisturbed = night("lake", StageProgress.SILENT);
  }

  @Test
  void everyRowReadIsAcceptedADuplicateOrQuarantined() {
    NightSummary.SourceRows orders = undisturbed.sources().get("orders");

    assertThat(orders.read()).isEqualTo(GiftShop.LINES);
    assertThat(orders.duplicate()).isEqualTo(GiftShop.DUPLICATES);
    assertThat(orders.read())
        .isEqualTo(orders.accepted() + orders.duplicate() + orders.quarantined());
  }

  @Test
  void aNightPublishesPeopleTagsModelsAndFiles() {
    assertThat(undisturbed.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    assertThat(undisturbed.persons()).isBetween(100L, 150L);
    assertThat(undisturbed.tags()).isPositive();
    assertThat(undisturbed.recommendations()).isPositive();
    assertThat(undisturbed.models()).containsKeys("taste", "repurchase");
    assertThat(undisturbed.exports()).isNotEmpty();
    assertThat(Path.of(undisturbed.report())).content().contains("online-retail");
  }

  @Test
  void aModelsCardNamesTheTablesThatDecideItAndNoOther() {
    assertThat(rows("lake", releases("lake").get(0), Table.MODELS, "true"))
        .extracting(ModelCard::of)
        .hasSize(3)
        .allSatisfy(
            card -> {
              assertThat(card.dataVersions()).containsKeys("orders", "identities");
              assertThat(card.dataVersions().containsKey("features"))
                  .isEqualTo(card.kind().equals("propensity"));
            });
  }

  @Test
  void readersWithoutSparkFindTheSameNightAndTheSamePeople() throws IOException {
    Path lake = folder.resolve("lake");
    List<PublishedNight> nights = new Door(lake).nights();
    Crowd crowd =
        CrowdFile.read(
            lake.resolve("shelf").resolve(undisturbed.release()).resolve(CrowdFile.NAME));

    assertThat(nights).extracting(PublishedNight::release).containsExactly(undisturbed.release());
    assertThat(crowd.release()).isEqualTo(undisturbed.release());
    assertThat(crowd.people()).isEqualTo(undisturbed.persons());
    assertThat(crowd.tags()).isNotEmpty();
    undisturbed
        .segments()
        .forEach(
            (segment, arms) -> {
              assertThat(crowd.size("treat:" + segment)).isEqualTo(arms.treat());
              assertThat(crowd.size("holdout:" + segment)).isEqualTo(arms.holdout());
            });
  }

  @Test
  void whatTheDataCannotBearIsSaidAndTheNightGoesOn() {
    assertThat(undisturbed.notApplicable()).containsEntry("tag posts_90d", "no social_events");
  }

  @Test
  void theSameNightAgainChangesNothing() {
    NightSummary again = night("lake", StageProgress.SILENT);

    assertThat(again.outcome()).isEqualTo(NightSummary.Outcome.UNCHANGED);
    assertThat(again.release()).isEqualTo(undisturbed.release());
    assertThat(releases("lake")).hasSize(1);
  }

  @Test
  void aNightThatDiesBeforeEachOfItsStagesEndsAsAnUndisturbedOne() {
    List<String> deaths = new ArrayList<>();
    NightSummary last = null;
    while (last == null) {
      DyingBefore watcher = new DyingBefore(deaths);
      try {
        last = night("lake.dying", watcher);
      } catch (DyingBefore.Death death) {
        assertThat(releases("lake.dying")).as("published by a night that died").isEmpty();
      }
    }

    assertThat(deaths)
        .containsExactly("ingest", "identify", "profile", "train", "score", "segment", "export");
    assertThat(last.release()).isEqualTo(undisturbed.release());
    assertThat(
            LakeContents.differences(
                LakeContents.of(lake("lake.dying"), releases("lake.dying").get(0)),
                LakeContents.of(lake("lake"), releases("lake").get(0))))
        .isEmpty();
    assertThat(LakeContents.exports(folder.resolve("lake.dying")))
        .isNotEmpty()
        .isEqualTo(LakeContents.exports(folder.resolve("lake")));
  }

  @Test
  void aLakeThatAnotherRunHoldsIsLeftAlone() {
    try (Lease held = Lease.take(lake("lake.held"))) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> night("lake.held", StageProgress.SILENT))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.code().exitStatus()).isEqualTo(5));
    }
  }

  @Test
  void aNightRebuiltAsKnownEarlierSeesNothingThatCameToBeKnownLater() {
    LocalDate knownAt = GiftShop.AS_OF.minusDays(60);
    NightSummary rebuilt = night("lake.known", Optional.of(knownAt), StageProgress.SILENT);
    NightSummary own = night("lake", Optional.of(GiftShop.AS_OF), StageProgress.SILENT);

    assertThat(rebuilt.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    assertThat(rebuilt.release()).isNotEqualTo(undisturbed.release());
    assertThat(rebuilt.sources()).isEqualTo(undisturbed.sources());
    assertThat(lastSeen("lake.known")).isBetween(knownAt.minusDays(5), knownAt);
    assertThat(lastSeen("lake")).isAfter(knownAt);
    assertThat(own.outcome()).isEqualTo(NightSummary.Outcome.UNCHANGED);
    assertThat(own.release()).isEqualTo(undisturbed.release());
  }

  @Test
  void aBadChallengerIsRefusedAndYesterdaysModelStaysAndScores() throws IOException {
    copy(folder.resolve("lake"), folder.resolve("lake.next"));
    String champion = releases("lake").get(0).models().get("repurchase");
    Configuration planted =
        ConfReader.read(
            GiftShop.conf(),
            Map.of("data", folder.toString(), "models/repurchase.features", "refund_rate"),
            Map.of());

    NightSummary next =
        night(
            planted,
            "lake.next",
            GiftShop.AS_OF.plusDays(1),
            Optional.empty(),
            StageProgress.SILENT);

    Release after = releases("lake.next").get(0);
    assertThat(next.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    assertThat(after.models()).containsEntry("repurchase", champion);
    assertThat(rows("lake.next", after, Table.MODELS, "model = 'repurchase'"))
        .extracting(ModelCard::of)
        .anySatisfy(
            card -> {
              assertThat(card.version()).isNotEqualTo(champion);
              assertThat(card.champion()).isFalse();
              assertThat(card.verdict().reasons())
                  .extracting("code")
                  .contains("worse_than_champion");
            });
    assertThat(rows("lake.next", after, Table.SCORES, "model = 'repurchase'"))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("version")).isEqualTo(champion);
              assertThat(row.<java.sql.Date>getAs("as_of")).isEqualTo("2011-10-02");
            });
    assertThat(Path.of(next.report())).content().contains("Refused by the gate", "is below the");
  }

  @Test
  void theReportLinksToACardOfEachModelThatNeedsNothingBesideItself() throws IOException {
    for (Map.Entry<String, String> model : releases("lake").get(0).models().entrySet()) {
      String place = ModelCardPage.place(undisturbed.release(), model.getKey(), model.getValue());
      Path report = Path.of(undisturbed.report());

      assertThat(report).content().contains("href=\"" + place + "\"");
      assertThat(report.resolveSibling(place))
          .content()
          .contains("Where it comes from", "kith repro " + model.getKey(), "Table orders")
          .doesNotContain("http://", "https://", "<script", "url(", "src=");
    }
  }

  @Test
  void aModelTrainedAgainFromItsCardIsTheSame() {
    Release release = releases("lake").get(0);
    for (Map.Entry<String, String> model : release.models().entrySet()) {
      ReproFigures again = reproduced(shop, model.getKey(), model.getValue());

      assertThat(again.differences()).isEmpty();
      assertThat(again.same()).isTrue();
      assertThat(again.scores().compared()).isPositive();
    }
  }

  @Test
  void whatDiffersIsToldWhereAModelIsTrainedOtherwise() throws IOException {
    Configuration other =
        ConfReader.read(
            GiftShop.conf(),
            Map.of("data", folder.toString(), "models/repurchase.features", "refund_rate"),
            Map.of());
    String version = releases("lake").get(0).models().get("repurchase");

    ReproFigures again = reproduced(other, "repurchase", version);

    assertThat(again.same()).isFalse();
    assertThat(again.differences()).extracting("what").contains("auc", "configuration");
    assertThat(again.scores().largestDifference()).isPositive();
    assertThatThrownBy(() -> reproduced(shop, "repurchase", "abc"))
        .hasMessageContaining("is in no release");
  }

  @Test
  void aReleaseTellsWhoWouldWantAnItemWhatTheSamePeopleBuyAndWhoBuysTheSame() {
    Release release = releases("lake").get(0);
    AsOf asOf = new AsOf(release.day(), shop.kith().zone(), release.knownOn());

    ItemFigures figures =
        ItemInterest.of(lake("lake"), release, asOf, Optional.of("taste"), "S003", 5);

    assertThat(figures.title()).isEqualTo("GIFT 3");
    assertThat(figures.buyers()).isBetween(10L, 150L);
    assertThat(figures.version()).isEqualTo(release.models().get("taste"));
    assertThat(figures.audience()).hasSize(5).isSortedAccordingTo(comparing(Wanting::rank));
    assertThat(figures.audience().get(0).score())
        .isGreaterThanOrEqualTo(figures.audience().get(4).score());
    assertThat(figures.similarItems())
        .hasSize(5)
        .allSatisfy(item -> assertThat(item.title()).startsWith("GIFT "))
        .extracting(SimilarItem::itemId)
        .doesNotContain("S003");
    String buyer = figures.audience().get(0).personId();
    assertThat(SimilarPeople.of(lake("lake"), release, asOf, buyer, 4))
        .hasSize(4)
        .isSortedAccordingTo(comparing(SimilarPerson::score).reversed())
        .extracting(SimilarPerson::personId)
        .doesNotContain(buyer);
    assertThatThrownBy(
            () -> ItemInterest.of(lake("lake"), release, asOf, Optional.empty(), "S03", 5))
        .hasMessageContaining("Did you mean 'S003'?");
  }

  @Test
  void anItemsAudienceOfAReleaseIsASegmentLikeAnyOther() {
    Release release = releases("lake").get(0);
    SegmentDefinition any = shop.segments().get(0);
    Configuration fans = shopWith(wanting(any, new Wants("S003", 20)));

    SegmentPreviewFigures tried = SegmentPreview.of(lake("lake"), release, fans, any.name());

    assertThat(tried.funnel().people()).isEqualTo(20);
    Configuration mistyped = shopWith(wanting(any, new Wants("S03", 20)));
    assertThatThrownBy(() -> SegmentPreview.of(lake("lake"), release, mistyped, any.name()))
        .hasMessageContaining("Did you mean 'S003'?");
  }

  private Configuration shopWith(SegmentDefinition segment) {
    return new Configuration(
        shop.kith(),
        shop.sources(),
        shop.tags(),
        shop.recommenders(),
        shop.propensities(),
        shop.values(),
        shop.uplifts(),
        shop.lookalikes(),
        List.of(segment),
        shop.destinations(),
        shop.hash());
  }

  private static SegmentDefinition wanting(SegmentDefinition any, Wants wants) {
    return new SegmentDefinition(
        any.name(),
        any.title(),
        any.brand(),
        any.owner(),
        any.purpose(),
        any.content(),
        any.retention(),
        null,
        wants,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.1,
        null,
        null,
        any.destinations());
  }

  private ReproFigures reproduced(Configuration configuration, String model, String version) {
    return Reproduction.of(
        lake("lake"),
        releases("lake"),
        configuration,
        Keys.of(configuration.kith(), Map.of()),
        model,
        version);
  }

  private List<Row> rows(String lake, Release release, Table table, String where) {
    return lake(lake).readOrEmpty(table, release.pins()).where(where).collectAsList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private LocalDate lastSeen(String lake) {
    return lake(lake)
        .readOrEmpty(Table.TAGS, releases(lake).get(0).pins())
        .agg(max("evidence.last_at"))
        .first()
        .getTimestamp(0)
        .toLocalDateTime()
        .toLocalDate();
  }

  private NightSummary night(String lake, StageProgress progress) {
    return night(lake, Optional.empty(), progress);
  }

  private NightSummary night(String lake, Optional<LocalDate> knownAt, StageProgress progress) {
    return night(shop, lake, GiftShop.AS_OF, knownAt, progress);
  }

  private NightSummary night(
      Configuration configuration,
      String lake,
      LocalDate day,
      Optional<LocalDate> knownAt,
      StageProgress progress) {
    return new Night(SharedSpark.session())
        .run(
            new NightRequest(
                configuration,
                folder.resolve(lake).toString(),
                day,
                knownAt,
                Optional.empty(),
                Optional.empty(),
                progress));
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }

  private List<Release> releases(String lake) {
    return new Releases(lake(lake)).all();
  }

  /** Ends a night before the first stage before which none has ended yet. */
  private record DyingBefore(List<String> deaths) implements StageProgress {

    private static final class Death extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public void started(String stage, LocalDate asOf) {
      if (!deaths.contains(stage)) {
        deaths.add(stage);
        throw new Death();
      }
    }

    @Override
    public void finished(String stage, LocalDate asOf, double seconds, long rows) {}

    @Override
    public void skipped(String stage, LocalDate asOf, String why) {}
  }
}
