package org.kith.jobs.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kith.jobs.measure.MeasuredShop.circle;
import static org.kith.jobs.measure.MeasuredShop.exposures;
import static org.kith.jobs.measure.MeasuredShop.identities;
import static org.kith.jobs.measure.MeasuredShop.orders;
import static org.kith.jobs.measure.MeasuredShop.profile;
import static org.kith.jobs.measure.MeasuredShop.release;
import static org.kith.jobs.measure.MeasuredShop.segments;
import static org.kith.jobs.measure.MeasuredShop.sql;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.measure.MeasureFigures.Experiment;

/**
 * Two releases of a lake made by hand: in the first, people 0 to 199 were exported, every fifth
 * held out; in the second, people 0 to 299.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasureTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 5, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 6, 15);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Lake lake;
  private MeasureFigures figures;

  @BeforeAll
  void measure(@TempDir Path folder) {
    lake = new Lake(SharedSpark.session(), folder.toString());
    Release first =
        release(lake, 1, FIRST, Map.of(Table.SEGMENTS, segments(200), Table.PROFILE, profile()));
    Map<Table, Dataset<Row>> tonight = new EnumMap<>(Table.class);
    tonight.put(Table.SEGMENTS, segments(300));
    tonight.put(Table.IDENTITIES, identities());
    tonight.put(
        Table.CONTACTS,
        sql(
                "'p' || id AS person_id, 'tea' AS segment, 'csv' AS destination, date'2026-05-01'"
                    + " AS as_of, explode(array('r1', 'r2')) AS release",
                300)
            .union(
                sql(
                    "'p' || id AS person_id, 'circle' AS segment, 'csv' AS destination,"
                        + " date'2026-05-01' AS as_of, 'r1' AS release",
                    200)));
    tonight.put(Table.ORDERS, orders());
    tonight.put(Table.EXPOSURES, exposures());
    tonight.put(
        Table.SCORES,
        sql(
            "'p' || id AS person_id, 'again' AS model, 'v' AS version, 0.25D AS score, 1D AS"
                + " percentile, '' AS reason, date'2026-06-15' AS as_of",
            150));
    tonight.put(Table.PROFILE, profile());
    tonight.put(
        Table.TIES,
        sql(
            "'p' || id AS person_id, 'p' || (id + 1) AS other_person_id, 1D AS strength, 1D AS"
                + " given, 1D AS received, 1 AS rank, 1 AS other_rank",
            299));
    Release second = release(lake, 2, SECOND, tonight);
    figures =
        Measure.of(
            lake,
            second,
            List.of(second, first),
            new AsOf(SECOND, ZONE),
            MeasureSettings.USUAL,
            List.of("again"),
            new HeldTogether(List.of(circle()), List.of()));
  }

  @Test
  void whoEntersWithALaterReleaseWaits() {
    assertThat(tea().arms()).isEqualTo(new MeasureFigures.Arms(160, 40, 0, 100));
    assertThat(tea().startsOn()).isEqualTo("2026-05-02");
  }

  @Test
  void ordersCountFromTheDayAfterTheExportToTheEndOfTheWindow() {
    // Of the treated p1 to p64 but for the held out, 52, ordered; of the held out 4, on the last
    // day.
    assertThat(tea().orders().lift()).isCloseTo(52 / 160.0 - 4 / 40.0, within(1e-9));
    assertThat(tea().spend().lift()).isCloseTo(52 * 10 / 160.0 - 4 * 10 / 40.0, within(1e-9));
    assertThat(tea().claim()).isTrue();
    assertThat(tea().incrementalOrders().value()).isCloseTo(52 - 16, within(1e-6));
    assertThat(tea().wastedContacts()).isEqualTo(160 - 36);
  }

  @Test
  void costAndClicksOfASegmentComeBackUnderItsName() {
    assertThat(tea().cost()).isEqualTo(70.0);
    assertThat(tea().clicks()).isEqualTo(20);
    assertThat(tea().costPerOrder().value()).isCloseTo(70 / 36.0, within(1e-6));
    assertThat(figures.experiments())
        .extracting(Experiment::experiment)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrder("segment/tea", "segment/circle", "lonely");
  }

  @Test
  void aCampaignThatHeldNobodyOutClaimsNothing() {
    Experiment lonely =
        figures.experiments().stream()
            .filter(one -> one.experiment().equals("lonely"))
            .findFirst()
            .orElseThrow();

    assertThat(lonely.claim()).isFalse();
    assertThat(lonely.orders()).isNull();
    assertThat(lonely.why().en()).isEqualTo("no claim: nobody was held out");
  }

  @Test
  void friendsOnBothSidesAreToldOf() {
    assertThat(tea().interference()).isEqualTo(new MeasureFigures.Interference(40, 1, true));
  }

  @Test
  void aSegmentSaysBeforehandWhatItCouldShow() {
    MeasureFigures.Plan plan = plan("tea");

    assertThat(plan.designEffect()).isNull();
    assertThat(plan.baseRate()).isCloseTo(0.125, within(1e-9));
    assertThat(plan.holdout()).isEqualTo(60);
    assertThat(plan.smallestDetectableLift()).isBetween(0.16, 0.18);
    assertThat(plan.peopleNeeded()).isGreaterThan(10_000);
  }

  /** Communities of ten, of which every fourth is held out; p190 to p199 have none. */
  @Test
  void whoIsHeldOutWithACommunityIsMeasuredByIt() {
    Experiment circle = experiment("segment/circle");

    assertThat(circle.arms()).isEqualTo(new MeasureFigures.Arms(150, 50, 0, 0));
    assertThat(circle.units().treat()).isEqualTo(14 + 10);
    assertThat(circle.units().holdout()).isEqualTo(5);
    // All who ordered in the window are p1 to p64, so that communities are alike.
    assertThat(circle.units().designEffect()).isGreaterThan(3);
    assertThat(circle.claim()).isFalse();
    assertThat(circle.why().en())
        .isEqualTo("no claim: an arm has 5 groups drawn together; each needs 10");
    assertThat(tea().units()).isNull();
  }

  @Test
  void aSegmentThatHoldsOutCommunitiesSaysThatItNeedsMorePeople() {
    MeasureFigures.Plan circle = plan("circle");

    // Everybody ordered in the last thirty days, or nobody of a community did.
    assertThat(circle.designEffect()).isGreaterThanOrEqualTo(1);
    assertThat(circle.treat()).isEqualTo(150);
    assertThat(circle.smallestDetectableLift() == null || circle.smallestDetectableLift() > .1)
        .isTrue();
  }

  @Test
  void whatWasMeasuredIsFoundAgainInTheLake() {
    MeasureShelf shelf = new MeasureShelf(lake.root(), new Configuration());

    shelf.put(figures);

    assertThat(shelf.get("r2")).contains(figures);
    assertThat(shelf.get("r1")).isEmpty();
  }

  private Experiment tea() {
    return experiment("segment/tea");
  }

  private Experiment experiment(String name) {
    return figures.experiments().stream()
        .filter(one -> one.experiment().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private MeasureFigures.Plan plan(String segment) {
    return figures.plans().stream()
        .filter(one -> one.segment().equals(segment))
        .findFirst()
        .orElseThrow();
  }
}
