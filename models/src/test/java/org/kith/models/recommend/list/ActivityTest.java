package org.kith.models.recommend.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.kith.features.time.Days;

class ActivityTest {

  @Test
  void theWindowBeginsWithItsFirstDayAndEndsBeforeTheCutoff() {
    Instant start = ListWorld.AS_OF.startOfLast(10);
    Instant end = ListWorld.AS_OF.cutoff();
    List<Row> activity =
        List.of(
            RowFactory.create("first instant", Timestamp.from(start)),
            RowFactory.create("just before", Timestamp.from(start.minusNanos(1000))),
            RowFactory.create("last instant", Timestamp.from(end.minusNanos(1000))),
            RowFactory.create("after", Timestamp.from(end)),
            RowFactory.create("undated", null));
    List<Row> people =
        List.of("first instant", "just before", "last instant", "after", "undated", "idle").stream()
            .map(name -> RowFactory.create(name))
            .toList();

    List<Row> active =
        Activity.within(
                ListWorld.frame(people, "person_id STRING"),
                ListWorld.frame(activity, "person_id STRING, occurred_at TIMESTAMP"),
                new Days(10),
                ListWorld.AS_OF)
            .collectAsList();

    assertThat(active)
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("first instant", "last instant", "undated");
  }
}
