package org.kith.features.tag.relation;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.time.AsOf;

class BrandTimeTest {

  private static final Instant FIRST = Instant.parse("1975-01-01T00:00:00Z");
  private static final int SECONDS = 60 * 365 * 86_400;

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "UTC"})
  void dayAndHourOfAnInstantAreThoseOfTheBrandsClocksInEveryYear(String name) {
    ZoneId zone = ZoneId.of(name);
    List<Row> rows = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      rows.add(RowFactory.create(FIRST.plusSeconds(random.nextInt(SECONDS))));
    }
    zone.getRules()
        .getTransitions()
        .forEach(
            change -> {
              rows.add(RowFactory.create(change.getInstant()));
              rows.add(RowFactory.create(change.getInstant().minusSeconds(1)));
            });
    AsOf asOf = new AsOf(LocalDate.of(2026, 6, 30), zone);

    List<Row> dated =
        BrandTime.dated(
                SharedSpark.session()
                    .createDataFrame(rows, StructType.fromDDL("occurred_at TIMESTAMP"))
                    .selectExpr("occurred_at", "DATE'2026-06-30' AS cutoff"),
                List.of(asOf))
            .select(col("occurred_at").cast("bigint"), col("day"), col("hour"))
            .collectAsList();

    assertThat(dated).hasSameSizeAs(rows);
    for (Row row : dated) {
      ZonedDateTime local = Instant.ofEpochSecond(row.getLong(0)).atZone(zone);
      assertThat(row.<Object>getAs("day").toString()).isEqualTo(local.toLocalDate().toString());
      assertThat(row.getInt(2)).isEqualTo(local.getHour());
    }
  }
}
