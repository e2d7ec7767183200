package org.kith.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Origin;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.jobs.release.Difference.Cause;

/** Two releases of a few rows, set apart by a late fact, a new one, a tag's rule and a member. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseDiffTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 29);

  private Lake lake;
  private Difference difference;
  private Release monday;

  @BeforeAll
  void compared(@TempDir Path folder) {
    lake = new Lake(SharedSpark.session(), folder.toString());
    Map<Table, Long> then = new EnumMap<>(Table.class);
    plant(then, Table.STORES, "VALUES " + store("s1", 1) + ", " + store("s2", 2));
    plant(then, Table.TAGS, "VALUES " + tag("p1", "a", 1) + ", " + tag("p2", "a", 1));
    plant(then, Table.SEGMENTS, "VALUES ('s','p1','treat',1D,1L), ('s','p2','treat',1D,2L)");
    plant(then, Table.ITEMS, items());
    Map<Table, Long> now = new EnumMap<>(then);
    plant(
        now,
        Table.STORES,
        "VALUES "
            + String.join(", ", store("s1", 1), corrected("s2"), store("s3", 28), store("s4", 30)));
    plant(now, Table.TAGS, "VALUES " + tag("p1", "a", 2) + ", " + tag("p3", "a", 1));
    plant(now, Table.SEGMENTS, "VALUES ('s','p1','holdout',1D,1L), ('s','p3','treat',1D,2L)");
    monday = release(1, MONDAY, then, "t1", "f1");
    difference =
        ReleaseDiff.between(
            lake, monday, release(2, MONDAY.plusDays(1), now, "t2", "f2"), ZoneId.of("UTC"));
  }

  @Test
  void rowsAreToldApartByKey() {
    assertThat(difference.tables().get("tags")).isEqualTo(new Difference.Rows(1, 1, 1));
    assertThat(difference.tables()).doesNotContainKey("items");
  }

  @Test
  void factsAreToldBySourceAndWhetherTheyCameLate() {
    assertThat(difference.sources())
        .containsOnly(Map.entry("till", new Difference.SourceRows(2, 1, 1)));
  }

  @Test
  void membersWhoComeGoAndChangeArmsAreCounted() {
    assertThat(difference.segments()).containsOnly(Map.entry("s", new Difference.Members(1, 1, 1)));
  }

  @Test
  void whatDecidedTheOneAndNotTheOtherIsNamed() {
    assertThat(difference.causes())
        .contains(
            new Cause("late-data", "till"),
            new Cause("new-data", "till"),
            new Cause("configuration", "tags"))
        .doesNotContain(new Cause("configuration", "segments"))
        .extracting(Cause::kind)
        .doesNotContain("code", "unrecorded");
  }

  @Test
  void aReleaseDoesNotDifferFromItself() {
    Difference none = ReleaseDiff.between(lake, monday, monday, ZoneId.of("UTC"));

    assertThat(none.causes()).isEmpty();
    assertThat(none.tables()).isEmpty();
    assertThat(none.segments()).isEmpty();
  }

  private void plant(Map<Table, Long> versions, Table table, String sql) {
    var rows = SharedSpark.session().sql(sql).toDF(table.schema().fieldNames());
    for (var field : table.schema().fields()) {
      rows = rows.withColumn(field.name(), rows.col(field.name()).cast(field.dataType()));
    }
    versions.put(table, new LakeWriter(lake).overwrite(table, rows, sql));
  }

  private static String store(String id, int day) {
    return ("('%s','t','c','r',0D,0D,'till',timestamp'2026-06-%02d 10:00:00',"
            + "timestamp'2026-07-01',null)")
        .formatted(id, day);
  }

  /** A store that was there, of which another row of its key is known since. */
  private static String corrected(String id) {
    return store(id, 2).replace(",null)", ",timestamp'2026-07-02')");
  }

  private static String tag(String person, String value, int weight) {
    return "('%s','city','%s',%dD,null,date'2026-06-29',null)".formatted(person, value, weight);
  }

  private static String items() {
    return "VALUES ('i1',null,null,null,null,null,null,null,null,null,null,true)";
  }

  private static Release release(
      long sequence, LocalDate day, Map<Table, Long> versions, String tags, String files) {
    Map<String, String> hashes = new HashMap<>();
    hashes.put("configuration:tags", tags);
    hashes.put("configuration:segments", "same");
    hashes.put("source:till", files);
    hashes.put("code", "1");
    return new Release(
        sequence,
        "r" + sequence,
        day,
        day,
        null,
        "c" + tags,
        "i" + files,
        new Pins(versions),
        Map.of(),
        "{}",
        new Origin(Origin.Event.NIGHT, null, hashes));
  }
}
