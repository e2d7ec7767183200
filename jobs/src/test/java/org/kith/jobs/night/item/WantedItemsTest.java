package org.kith.jobs.night.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;
import org.kith.jobs.night.work.ModelShelf;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Wants;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.choose.Recommenders;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;

/** Whom a night's recommender puts forward for an item, against its scores for everybody. */
class WantedItemsTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
  private static final AsOf AS_OF = new AsOf(DAY, ZoneId.of("UTC"));
  private static final int ITEMS = 20;

  @TempDir static Path folder;

  private static final Map<Table, Long> VERSIONS = new EnumMap<>(Table.class);
  private static final Map<String, Map<String, Double>> SCORES = new HashMap<>();
  private static final Map<String, Set<String>> OWNED = new HashMap<>();
  private static Lake lake;

  /** Sixty people of two tastes; item i05 is bought again, and i19 is known to nobody's taste. */
  @BeforeAll
  static void oneNight() {
    lake = new Lake(SPARK, folder.toString());
    Dataset<Row> bought =
        SPARK
            .sql(
                "SELECT concat('p', p) AS person_id, concat('i', lpad(i, 2, '0')) AS item_id FROM"
                    + " (SELECT explode(sequence(1, 60)) AS p), (SELECT explode(sequence(0, 18)) AS"
                    + " i) WHERE abs(xxhash64(p, i)) % 10 < if(p % 2 = i % 2, 5, 1)")
            .cache();
    write(
        Table.IDENTITIES,
        "SELECT 'member' AS kind, cast(id AS STRING) AS value, concat('p', id) AS account,"
            + " concat('p', id) AS person_id FROM range(1, 61)");
    bought.createOrReplaceTempView("bought_by_two_tastes");
    write(
        Table.ORDERS,
        "SELECT person_id AS account, item_id, 'sale' AS kind, 1L AS quantity, TIMESTAMP"
            + " '2026-06-01 00:00:00' AS occurred_at, TIMESTAMP '2026-06-01 00:00:00' AS known_at"
            + " FROM bought_by_two_tastes");
    write(
        Table.ITEMS,
        "SELECT concat('i', lpad(id, 2, '0')) AS item_id, id = 5 AS rebuy, id <> 7 AS available"
            + " FROM range(0, %d)".formatted(ITEMS));
    ModelCard card =
        new ModelCard(
            "taste",
            "v1",
            "recommend",
            DAY,
            Map.of(),
            List.of(),
            Map.of(),
            1,
            Map.of(),
            Verdict.PASSED,
            true,
            "hash",
            Map.of(),
            List.of());
    VERSIONS.put(
        Table.MODELS,
        new LakeWriter(lake)
            .overwrite(
                Table.MODELS,
                SPARK.createDataFrame(List.of(card.row()), Table.MODELS.schema()),
                "t models"));
    try (RecommenderModel model =
        Recommenders.of("item-knn", Map.of(), 1)
            .fit(
                SPARK.sql(
                    "SELECT person_id, item_id, 1D AS weight, TIMESTAMP '2026-06-01 00:00:00' AS"
                        + " occurred_at FROM bought_by_two_tastes"))) {
      model.save(ModelShelf.folder(lake, "taste", "v1").toString());
      score(model, bought);
    }
    bought
        .collectAsList()
        .forEach(
            row ->
                OWNED
                    .computeIfAbsent(row.getString(1), item -> new HashSet<>())
                    .add(row.getString(0)));
    bought.unpersist();
  }

  private static void score(RecommenderModel model, Dataset<Row> bought) {
    model
        .lists(bought.select("person_id").distinct(), bought.limit(0), null, ITEMS, false)
        .where("model = 'item-knn'")
        .collectAsList()
        .forEach(
            row ->
                SCORES
                    .computeIfAbsent(row.getAs("item_id"), item -> new HashMap<>())
                    .put(row.getAs("person_id"), row.<Double>getAs("score")));
  }

  @Test
  void anItemsPeopleAreThoseOfTheHighestScoreWithoutWhoBoughtItUnlessItIsBoughtAgain() {
    for (String item : List.of("i04", "i05", "i07")) {
      List<String> expected =
          SCORES.get(item).keySet().stream()
              .filter(person -> item.equals("i05") || !OWNED.get(item).contains(person))
              .sorted(
                  Comparator.comparing((String person) -> -SCORES.get(item).get(person))
                      .thenComparing(person -> person))
              .limit(12)
              .toList();

      assertThat(people(item, 12, Optional.of("taste"))).as(item).isEqualTo(expected);
    }
    assertThat(people("i05", 60, Optional.of("taste"))).containsAnyElementsOf(OWNED.get("i05"));
  }

  @Test
  void nobodyWantsAnItemThatTheRecommenderDoesNotKnowOrWithoutARecommender() {
    assertThat(people("i19", 12, Optional.of("taste"))).isEmpty();
    assertThat(people("i04", 12, Optional.empty())).isEmpty();
    assertThat(people("i04", 12, Optional.of("another"))).isEmpty();
  }

  @Test
  void itemsThatNobodyKnowsAreRefusedTogetherEachWithTheNearestThatIsKnown() {
    List<SegmentDefinition> segments =
        List.of(segment("fans", "i4"), segment("right", "i04"), segment("lost", "teapot-of-tea"));

    assertThatThrownBy(() -> wanted(segments, Optional.of("taste")))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .hasMessageContaining(
            "segment fans, wants.item · is 'i4', which is not among the 20 that are known · Did you"
                + " mean 'i04'?")
        .hasMessageContaining("segment lost, wants.item · is 'teapot-of-tea'")
        .hasMessageContaining("Give an item_id of the catalogue or of an order.");
  }

  @Test
  void noRecommenderIsOpenedWhereNoSegmentWantsAnItem() {
    try (WantedItems wanted =
        WantedItems.of(
            List.of(segment("everybody", null)),
            new KnownItems(lake, new Pins(VERSIONS)),
            () -> {
              throw new IllegalStateException("opened");
            })) {
      assertThat(wanted.people()).isEmpty();
    }
  }

  private static List<String> people(String item, int top, Optional<String> recommender) {
    try (WantedItems wanted = wanted(List.of(segment("fans", item)), recommender)) {
      assertThat(wanted.people()).hasSize(1);
      return wanted
          .people()
          .values()
          .iterator()
          .next()
          .where("rank <= " + top)
          .orderBy("rank")
          .collectAsList()
          .stream()
          .map(row -> row.getString(0))
          .toList();
    }
  }

  private static WantedItems wanted(
      List<SegmentDefinition> segments, Optional<String> recommender) {
    Pins pins = new Pins(VERSIONS);
    return WantedItems.of(
        segments, new KnownItems(lake, pins), () -> new ItemDemand(lake, pins, AS_OF, recommender));
  }

  private static SegmentDefinition segment(String name, String item) {
    return new SegmentDefinition(
        name,
        new Words(name, name),
        null,
        "crm",
        "marketing",
        false,
        new Days(30),
        "true",
        item == null ? null : new Wants(item, 60),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.0,
        null,
        null,
        null);
  }

  /** Writes rows with the columns that the query gives; the others are null. */
  private static void write(Table table, String sql) {
    Dataset<Row> rows = SPARK.sql(sql);
    List<String> given = List.of(rows.columns());
    String[] columns =
        java.util.Arrays.stream(table.schema().fields())
            .map(
                field ->
                    "cast(%s AS %s) AS %s"
                        .formatted(
                            given.contains(field.name()) ? field.name() : "null",
                            field.dataType().sql(),
                            field.name()))
            .toArray(String[]::new);
    VERSIONS.put(
        table, new LakeWriter(lake).overwrite(table, rows.selectExpr(columns), "t " + table));
  }
}
