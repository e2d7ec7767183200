package org.kith.jobs.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kith.jobs.measure.MeasuredShop.identities;
import static org.kith.jobs.measure.MeasuredShop.order;
import static org.kith.jobs.measure.MeasuredShop.profile;
import static org.kith.jobs.measure.MeasuredShop.release;
import static org.kith.jobs.measure.MeasuredShop.segments;
import static org.kith.jobs.measure.MeasuredShop.sql;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.measure.MeasureFigures.Arms;
import org.kith.jobs.measure.MeasureFigures.Experiment;

/** A hundred people of a segment, of whom ten have another id than when they were exported. */
class MeasureMergedTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 5, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

  @TempDir Path folder;

  @Test
  void ordersUnderTheIdOfTodayCountForWhoWasExportedUnderAnother() {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    Release first =
        release(
            lake,
            1,
            FIRST,
            Map.of(
                Table.SEGMENTS, segments(100).where("segment = 'tea'"),
                Table.IDENTITIES, identities(),
                Table.PROFILE, profile()));
    Release today =
        release(
            lake,
            2,
            TODAY,
            Map.of(
                Table.IDENTITIES,
                identities("if(id < 10, 'q', 'p') || id"),
                Table.CONTACTS,
                sql(
                    "'p' || id AS person_id, 'tea' AS segment, 'csv' AS destination,"
                        + " date'2026-05-01' AS as_of, 'r1' AS release",
                    100),
                Table.ORDERS,
                order("timestamp'2026-05-10 10:00:00'", "id BETWEEN 1 AND 9"),
                Table.PROFILE,
                profile()));

    Experiment tea =
        Measure.of(
                lake,
                today,
                List.of(today, first),
                new AsOf(TODAY, ZoneId.of("Asia/Shanghai")),
                MeasureSettings.USUAL,
                List.of(),
                HeldTogether.NOBODY)
            .experiments()
            .get(0);

    assertThat(tea.arms()).isEqualTo(new Arms(80, 20, 0, 0));
    assertThat(tea.orders().lift()).isCloseTo(8 / 80.0 - 1 / 20.0, within(1e-9));
  }
}
