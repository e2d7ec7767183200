package org.kith.jobs.preview;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.features.SharedSpark;
import org.kith.features.consent.ConsentRule;
import org.kith.features.identity.LinkRules;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagDefinition;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.destination.Destinations;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.settings.KithSettings;
import org.kith.jobs.settings.Places;

/** A small lake with one release, and configurations to try on it. */
final class PreviewLake {

  static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  private final Lake lake;
  private final Map<Table, Long> versions = new EnumMap<>(Table.class);

  PreviewLake(Path folder) {
    this.lake = new Lake(SharedSpark.session(), folder.toString());
  }

  Lake lake() {
    return lake;
  }

  /** Profiles of people; every second one has a member number. */
  PreviewLake people(List<Person> people) {
    List<Row> identities = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      String kind = i % 2 == 0 ? "member" : "wechat";
      String account = kind + ":" + i;
      identities.add(
          RowFactory.create(
              kind, "" + i, account, people.get(i).personId(), "alone in orders", null));
    }
    write(Table.IDENTITIES, Table.IDENTITIES.schema(), identities);
    return write(Table.PROFILE, People.SCHEMA, people.stream().map(Person::row).toList());
  }

  /** Orders of accounts, each of so many days before the day. */
  PreviewLake order(Map<String, Integer> daysBefore) {
    StructType schema = Table.ORDERS.schema();
    List<Row> rows = new ArrayList<>();
    daysBefore.forEach(
        (account, days) -> {
          Object[] cells = new Object[schema.length()];
          Timestamp at = Timestamp.from(Instant.parse(DAY.minusDays(days) + "T01:00:00Z"));
          cells[schema.fieldIndex("account")] = account;
          cells[schema.fieldIndex("kind")] = "sale";
          cells[schema.fieldIndex("occurred_at")] = at;
          cells[schema.fieldIndex("known_at")] = at;
          rows.add(RowFactory.create(cells));
        });
    return write(Table.ORDERS, schema, rows);
  }

  /** The published segments' people, all to be contacted. */
  PreviewLake segments(Map<String, List<Person>> segments) {
    List<Row> rows = new ArrayList<>();
    segments.forEach(
        (name, people) ->
            people.forEach(
                person ->
                    rows.add(RowFactory.create(name, person.personId(), "treat", null, null))));
    return write(Table.SEGMENTS, Table.SEGMENTS.schema(), rows);
  }

  Release release() {
    return new Release(1, "r1", DAY, DAY, null, "c", "i", new Pins(versions), Map.of(), "{}");
  }

  private PreviewLake write(Table table, StructType schema, List<Row> rows) {
    versions.put(
        table,
        new LakeWriter(lake)
            .overwrite(table, SharedSpark.session().createDataFrame(rows, schema), "t " + table));
    return this;
  }

  static Configuration configuration(List<TagDefinition> tags, List<SegmentDefinition> segments) {
    KithSettings kith =
        new KithSettings(
            "tea house",
            "Asia/Shanghai",
            "CNY",
            "data",
            "public",
            new ConsentRule("granted", "marketing", "a made-up brand"),
            LinkRules.NONE,
            Map.of(),
            Map.of(),
            new KithSettings.Gates(.1, 1L));
    DestinationDefinition file = Destinations.csv("file", "member", List.of(), 1);
    return new Configuration(
        kith,
        List.of(),
        tags,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        segments,
        List.of(file),
        Places.NONE,
        "hash");
  }
}
