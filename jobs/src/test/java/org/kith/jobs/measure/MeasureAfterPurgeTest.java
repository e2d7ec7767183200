package org.kith.jobs.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.jobs.measure.MeasuredShop.identities;
import static org.kith.jobs.measure.MeasuredShop.profile;
import static org.kith.jobs.measure.MeasuredShop.release;
import static org.kith.jobs.measure.MeasuredShop.segments;
import static org.kith.jobs.measure.MeasuredShop.sql;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Purge;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.measure.MeasureFigures.Arms;

/** Four nights that exported ever more people, of which the first was purged. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasureAfterPurgeTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS_BETWEEN = 40;
  private static final List<Integer> MEMBERS = List.of(50, 100, 200, 300);

  private final List<Release> nights = new ArrayList<>();
  private Lake lake;
  private Releases releases;

  @BeforeAll
  void fourNights(@TempDir Path folder) {
    lake = new Lake(SharedSpark.session(), folder.toString());
    releases = new Releases(lake);
    Dataset<Row> contacts = null;
    for (int night = 0; night < MEMBERS.size(); night++) {
      Dataset<Row> handed = handed(night);
      contacts = contacts == null ? handed : contacts.union(handed);
      Map<Table, Dataset<Row>> tables = new EnumMap<>(Table.class);
      tables.put(Table.SEGMENTS, segments(MEMBERS.get(night)).where("segment = 'tea'"));
      tables.put(Table.IDENTITIES, identities());
      tables.put(Table.PROFILE, profile());
      tables.put(Table.CONTACTS, contacts);
      nights.add(release(lake, night + 1, day(night), tables));
      try (Lease lease = Lease.take(lake)) {
        lease.publish(releases, List.of(nights.get(night)));
      }
    }
    new Purge(lake).allBut(nights.subList(1, 4).stream().map(Release::pins).toList());
  }

  @Test
  void onlyReleasesThatCanBeReadAreReadable() {
    assertThat(releases.standing()).hasSize(4);
    assertThat(releases.readable(Measure.READ))
        .extracting(Release::id)
        .containsExactly("r4", "r3", "r2");
  }

  /** The 50 of the first night and the 50 of the second may have entered on either. */
  @Test
  void whoseFirstDayWentWithAPurgedReleaseIsLeftOutAndTheFiguresSaySinceWhen() {
    MeasureFigures figures = measured(nights.get(3));

    assertThat(figures.entriesSince()).isEqualTo(day(1));
    assertThat(figures.experiments()).hasSize(1);
    assertThat(figures.experiments().get(0).arms()).isEqualTo(new Arms(80, 20, 0, 100));
    assertThat(figures.experiments().get(0).startsOn()).isEqualTo(day(2).plusDays(1));
  }

  @Test
  void anEarlierReleaseIsMeasuredByItsOwnFactsUnderItsOwnName() {
    MeasureFigures figures = measured(nights.get(2));

    assertThat(figures.release()).isEqualTo("r3");
    assertThat(figures.asOf()).isEqualTo(day(2));
    assertThat(figures.experiments().get(0).arms()).isEqualTo(new Arms(0, 0, 0, 100));
  }

  private MeasureFigures measured(Release release) {
    return Measure.of(
        lake,
        release,
        releases.readable(Measure.READ),
        new AsOf(release.day(), ZoneId.of("Asia/Shanghai")),
        MeasureSettings.USUAL,
        List.of(),
        HeldTogether.NOBODY);
  }

  private static Dataset<Row> handed(int night) {
    return sql(
        "'p' || id AS person_id, 'tea' AS segment, 'csv' AS destination, date'%s' AS as_of, 'r%d'"
                .formatted(day(night), night + 1)
            + " AS release",
        MEMBERS.get(night));
  }

  private static LocalDate day(int night) {
    return FIRST.plusDays((long) DAYS_BETWEEN * night);
  }
}
