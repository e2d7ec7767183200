package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.night.model.Reproduction;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import org.kith.models.registry.ModelCard;

/**
 * A shop whose customers come every 80 days until half of them stop: who was there between 50 and
 * 80 days ago comes within a month, and neither sooner nor later ones do, which a sum of tags
 * cannot say.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChosenTreesNightTest {

  private static final int PEOPLE = 240;
  private static final int CYCLE_DAYS = 80;
  private static final LocalDate OPENED = LocalDate.of(2010, 12, 1);

  private Configuration shop;
  private Lake lake;
  private Release release;
  private ModelCard card;

  @BeforeAll
  void oneNight(@TempDir Path folder) throws IOException {
    write(folder.resolve("online_retail_by_day_concat.csv.gz"));
    shop =
        ConfReader.read(
            GiftShop.conf(),
            Map.of(
                "data", folder.toString(),
                "models/repurchase.candidates", "logistic,boosted",
                "models/repurchase.calibrations", "platt,isotonic",
                "models/repurchase.features", "orders_total,recency_days,tenure_days",
                "gates.models.leak-auc", "1",
                "gates.models.largest-ece", "1"),
            Map.of());
    String place = folder.resolve("lake").toString();
    new Night(SharedSpark.session())
        .run(
            new NightRequest(
                shop,
                place,
                GiftShop.AS_OF,
                Optional.empty(),
                Optional.empty(),
                StageProgress.SILENT));
    lake = new Lake(SharedSpark.session(), place);
    release = new Releases(lake).all().get(0);
    card =
        ModelCard.of(rows(Table.MODELS, "model = 'repurchase'").stream().findFirst().orElseThrow());
  }

  @Test
  void treesAreChosenOnValidationAndTheCardSaysAmongWhat() {
    assertThat(card.champion()).isTrue();
    assertThat(card.parameters())
        .containsEntry("algorithm", "boosted")
        .containsKeys(
            "calibration",
            "validation.boosted.platt",
            "validation.boosted.isotonic",
            "validation.logistic.platt",
            "validation.logistic.isotonic");
    assertThat(card.metrics().get("auc")).isGreaterThan(card.metrics().get("baseline.auc"));
    assertThat(card.importance()).containsKeys("recency_days", "orders_total", "tenure_days");
  }

  @Test
  void everybodyIsScoredAndToldWhyInTheCataloguesWords() {
    List<Row> scores = rows(Table.SCORES, "model = 'repurchase'");

    assertThat(scores).hasSizeGreaterThan(PEOPLE / 2);
    assertThat(scores)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("version")).isEqualTo(card.version());
              assertThat(row.<Double>getAs("score")).isBetween(0.0, 1.0);
              assertThat(row.<String>getAs("reason"))
                  .contains("\"zh\"")
                  .doesNotContain("{tag:")
                  .containsAnyOf("raised by", "lowered by");
            });
  }

  @Test
  void theTreesAreGrownAgainFromTheCard() {
    ReproFigures again =
        Reproduction.of(
            lake,
            List.of(release),
            shop,
            Keys.of(shop.kith(), Map.of()),
            "repurchase",
            card.version());

    assertThat(again.differences()).isEmpty();
    assertThat(again.same()).isTrue();
    assertThat(again.scores().compared()).isPositive();
    assertThat(again.scores().largestDifference()).isZero();
  }

  private List<Row> rows(Table table, String where) {
    return lake.readOrEmpty(table, release.pins()).where(where).collectAsList();
  }

  private static void write(Path file) throws IOException {
    SplittableRandom draw = new SplittableRandom(3);
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(
          "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
      int invoice = 500_000;
      for (int person = 0; person < PEOPLE; person++) {
        int stops = person % 2 == 0 ? 400 : 60 + draw.nextInt(200);
        int day = draw.nextInt(CYCLE_DAYS);
        for (; day < Math.min(stops, 304); day += CYCLE_DAYS - 4 + draw.nextInt(9)) {
          out.write(
              "%d,S%03d,GIFT %d,%d,%s 10:00:00,%.2f,%d.0,United Kingdom%n"
                  .formatted(
                      invoice++,
                      draw.nextInt(30),
                      1,
                      1 + draw.nextInt(3),
                      OPENED.plusDays(day),
                      2.5,
                      10_000 + person));
        }
      }
    }
  }
}
