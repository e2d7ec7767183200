package org.kith.jobs.night;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Release;
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
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.preview.SegmentPreview;
import org.kith.jobs.preview.SegmentPreviewFigures;
import org.kith.jobs.report.ModelCardPage;
import org.kith.jobs.segment.Wants;
import org.kith.jobs.settings.Configuration;
import org.kith.models.registry.ModelCard;

/**
 * One night on a small shop, one that dies before each of its stages, and what readers see of both.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightTest {

  private Path folder;
  private GiftNights nights;
  private NightSummary undisturbed;

  @BeforeAll
  void oneNight(@TempDir Path empty) throws IOException {
    folder = empty;
    nights = new GiftNights(folder);
    undisturbed = nights.night("lake", StageProgress.SILENT);
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
    assertThat(nights.rows("lake", nights.releases("lake").get(0), Table.MODELS, "true"))
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
    NightSummary again = nights.night("lake", StageProgress.SILENT);

    assertThat(again.outcome()).isEqualTo(NightSummary.Outcome.UNCHANGED);
    assertThat(again.release()).isEqualTo(undisturbed.release());
    assertThat(nights.releases("lake")).hasSize(1);
  }

  @Test
  @Tag("long")
  void aNightThatDiesBeforeEachOfItsStagesEndsAsAnUndisturbedOne() {
    List<String> deaths = new ArrayList<>();
    NightSummary last = null;
    while (last == null) {
      DyingBefore watcher = new DyingBefore(deaths);
      try {
        last = nights.night("lake.dying", watcher);
      } catch (DyingBefore.Death death) {
        assertThat(nights.releases("lake.dying")).as("published by a night that died").isEmpty();
      }
    }

    assertThat(deaths)
        .containsExactly("ingest", "identify", "profile", "train", "score", "segment", "export");
    assertThat(last.release()).isEqualTo(undisturbed.release());
    assertThat(
            LakeContents.differences(
                LakeContents.of(nights.lake("lake.dying"), nights.releases("lake.dying").get(0)),
                LakeContents.of(nights.lake("lake"), nights.releases("lake").get(0))))
        .isEmpty();
    assertThat(LakeContents.exports(folder.resolve("lake.dying")))
        .isNotEmpty()
        .isEqualTo(LakeContents.exports(folder.resolve("lake")));
  }

  @Test
  void aLakeThatAnotherRunHoldsIsLeftAlone() {
    try (Lease held = Lease.take(nights.lake("lake.held"))) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> nights.night("lake.held", StageProgress.SILENT))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.code().exitStatus()).isEqualTo(5));
    }
  }

  @Test
  @Tag("long")
  void aNightRebuiltAsKnownEarlierSeesNothingThatCameToBeKnownLater() {
    LocalDate knownAt = GiftShop.AS_OF.minusDays(60);
    NightSummary rebuilt = nights.night("lake.known", Optional.of(knownAt), StageProgress.SILENT);
    NightSummary own = nights.night("lake", Optional.of(GiftShop.AS_OF), StageProgress.SILENT);

    assertThat(rebuilt.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    assertThat(rebuilt.release()).isNotEqualTo(undisturbed.release());
    assertThat(rebuilt.sources()).isEqualTo(undisturbed.sources());
    assertThat(nights.lastSeen("lake.known")).isBetween(knownAt.minusDays(5), knownAt);
    assertThat(nights.lastSeen("lake")).isAfter(knownAt);
    assertThat(own.outcome()).isEqualTo(NightSummary.Outcome.UNCHANGED);
    assertThat(own.release()).isEqualTo(undisturbed.release());
  }

  @Test
  @Tag("long")
  void aBadChallengerIsRefusedAndYesterdaysModelStaysAndScores() throws IOException {
    nights.copy("lake", "lake.next");
    String champion = nights.releases("lake").get(0).models().get("repurchase");

    NightSummary next =
        nights.night(
            nights.planted(),
            "lake.next",
            GiftShop.AS_OF.plusDays(1),
            Optional.empty(),
            StageProgress.SILENT);

    Release after = nights.releases("lake.next").get(0);
    assertThat(next.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    assertThat(after.models()).containsEntry("repurchase", champion);
    assertThat(nights.rows("lake.next", after, Table.MODELS, "model = 'repurchase'"))
        .extracting(ModelCard::of)
        .anySatisfy(
            card -> {
              assertThat(card.version()).isNotEqualTo(champion);
              assertThat(card.champion()).isFalse();
              assertThat(card.verdict().reasons())
                  .extracting("code")
                  .contains("worse_than_champion");
            });
    assertThat(nights.rows("lake.next", after, Table.SCORES, "model = 'repurchase'"))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("version")).isEqualTo(champion);
              assertThat(row.<java.sql.Date>getAs("as_of")).isEqualTo("2011-10-02");
            });
    assertThat(Path.of(next.report())).content().contains("Refused by the gate", "is below the");
    assertThat(next.alarms()).anyMatch(alarm -> alarm.startsWith("demand of segment nobody: "));
  }

  @Test
  void theReportLinksToACardOfEachModelThatNeedsNothingBesideItself() throws IOException {
    for (Map.Entry<String, String> model : nights.releases("lake").get(0).models().entrySet()) {
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
    Release release = nights.releases("lake").get(0);
    for (Map.Entry<String, String> model : release.models().entrySet()) {
      ReproFigures again = nights.reproduced(nights.shop(), model.getKey(), model.getValue());

      assertThat(again.differences()).isEmpty();
      assertThat(again.same()).isTrue();
      assertThat(again.scores().compared()).isPositive();
    }
  }

  @Test
  void whatDiffersIsToldWhereAModelIsTrainedOtherwise() throws IOException {
    String version = nights.releases("lake").get(0).models().get("repurchase");

    ReproFigures again = nights.reproduced(nights.planted(), "repurchase", version);

    assertThat(again.same()).isFalse();
    assertThat(again.differences()).extracting("what").contains("auc", "configuration");
    assertThat(again.scores().largestDifference()).isPositive();
    assertThatThrownBy(() -> nights.reproduced(nights.shop(), "repurchase", "abc"))
        .hasMessageContaining("is in no release");
  }

  @Test
  void aReleaseTellsWhoWouldWantAnItemWhatTheSamePeopleBuyAndWhoBuysTheSame() {
    Release release = nights.releases("lake").get(0);
    AsOf asOf = new AsOf(release.day(), nights.shop().kith().zone(), release.knownOn());

    ItemFigures figures =
        ItemInterest.of(nights.lake("lake"), release, asOf, Optional.of("taste"), "S003", 5);

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
    assertThat(SimilarPeople.of(nights.lake("lake"), release, asOf, buyer, 4))
        .hasSize(4)
        .isSortedAccordingTo(comparing(SimilarPerson::score).reversed())
        .extracting(SimilarPerson::personId)
        .doesNotContain(buyer);
    assertThatThrownBy(
            () -> ItemInterest.of(nights.lake("lake"), release, asOf, Optional.empty(), "S03", 5))
        .hasMessageContaining("Did you mean 'S003'?");
  }

  @Test
  void anItemsAudienceOfAReleaseIsASegmentLikeAnyOther() {
    Release release = nights.releases("lake").get(0);
    Configuration fans = nights.wanting(new Wants("S003", 20));

    SegmentPreviewFigures tried = SegmentPreview.of(nights.lake("lake"), release, fans, "fans");

    assertThat(tried.funnel().people()).isEqualTo(20);
    Configuration mistyped = nights.wanting(new Wants("S03", 20));
    assertThatThrownBy(() -> SegmentPreview.of(nights.lake("lake"), release, mistyped, "fans"))
        .hasMessageContaining("Did you mean 'S003'?");
  }
}
