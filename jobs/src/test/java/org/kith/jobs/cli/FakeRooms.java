package org.kith.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.cli.session.Operations;
import org.kith.jobs.cli.session.Rooms;
import org.kith.jobs.explain.ExplainFigures;
import org.kith.jobs.explain.HoldingsFigures;
import org.kith.jobs.explain.item.ItemFigures;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureSettings;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.night.NightSummary.Outcome;
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.preview.Contrast;
import org.kith.jobs.preview.SegmentPreviewFigures;
import org.kith.jobs.preview.TagPreviewFigures;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.world.base.WorldSettings;

/** Rooms that write down what they are asked and answer at once, without Spark. */
class FakeRooms implements Rooms {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  final List<NightRequest> nights = new ArrayList<>();
  final List<WorldSettings> worlds = new ArrayList<>();
  Outcome outcome = Outcome.PUBLISHED;
  String refusal;
  RuntimeException thrown;

  @Override
  public NightSummary night(Supplier<SparkSession> spark, NightRequest request) {
    nights.add(request);
    if (thrown != null) {
      throw thrown;
    }
    request.progress().started("ingest", request.asOf());
    request.progress().finished("ingest", request.asOf(), 1.25, 1_000);
    return new NightSummary(
        "r1",
        request.asOf(),
        request.knownAt().orElse(request.asOf()),
        outcome,
        refusal,
        request.lake(),
        Map.of("orders", new NightSummary.SourceRows(10, 7, 2, 1)),
        5,
        50,
        500,
        Map.of("taste", new NightSummary.ModelSummary("v1", true, Map.of("recall@20", 0.25))),
        Map.of("win-back", new NightSummary.Arms(8, 2)),
        List.of(new NightSummary.ExportFile("win-back", "generic", "lake/exports/x.csv", 8)),
        Map.of("tag recency", "no dates"),
        List.of("orphan of source likes: 3 of 10 rows name items that the catalogue lacks"),
        Map.of("ingest", 1.25),
        "lake/report.html");
  }

  @Override
  public void world(Supplier<SparkSession> spark, WorldSettings settings, Path out) {
    worlds.add(settings);
    try {
      Files.createDirectories(out.resolve("data"));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public HoldingsFigures holdings(
      Supplier<SparkSession> spark, Configuration configuration, String lake, String person) {
    return new HoldingsFigures(
        person,
        "r1",
        Map.of("orders", List.of(new ObjectMapper().createObjectNode().put("order_id", "o1"))));
  }

  @Override
  public ExplainFigures explain(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String person,
      int similar) {
    Words words = new Words("spent 12", "消费 12");
    return new ExplainFigures(
        person,
        List.of(new ExplainFigures.Identifier("member", "1", "alone in orders")),
        List.of(new ExplainFigures.Tag("spend", words, "12", 1, words)),
        List.of(new ExplainFigures.Recommendation(1, "i1", "Tea", 0.5, words, "taste")),
        List.of(new ExplainFigures.Membership("win-back", "treat", 1, words)),
        similar == 0 ? List.of() : List.of(new ExplainFigures.SimilarPerson(1, "p8", .5)));
  }

  @Override
  public ItemFigures interest(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String item,
      int longest) {
    return new ItemFigures(
        item,
        "Tea",
        3,
        "ials",
        "v1",
        List.of(new ItemFigures.Wanting(1, "p7", .5)),
        List.of(new ItemFigures.SimilarItem(1, "i2", "Cup", .25)));
  }

  @Override
  public TagPreviewFigures tagPreview(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      Optional<LocalDate> day,
      long people) {
    Words none = new Words("no social_events", "无 social_events");
    return new TagPreviewFigures(
        "r1",
        day.orElse(DAY),
        people,
        List.of(
            new TagPreviewFigures.Line("spend", "decimal(28,2)", 3, .75, .8, null, false),
            new TagPreviewFigures.Line("posts_90d", "bigint", 0, 0.0, null, none, true)));
  }

  @Override
  public SegmentPreviewFigures segmentPreview(
      Supplier<SparkSession> spark, Configuration configuration, String lake, String segment) {
    return new SegmentPreviewFigures(
        segment,
        "r1",
        DAY,
        new SegmentPreviewFigures.Steps(9, 8, 7, Map.of("csv", 6L), 7, Map.of("staff", 1L)),
        null,
        List.of(new Contrast("spend", new Words("Spend", "消费"), null, "mean", 12, 3, 8, 10, false)),
        List.of(new SegmentPreviewFigures.Overlap("feed-ad", 40)),
        new SegmentPreviewFigures.Since(5, 2, 20),
        .125,
        .05);
  }

  @Override
  public MeasureFigures measure(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      MeasureSettings settings) {
    return new MeasureFigures(
        "r1",
        DAY,
        DAY,
        settings.before().count(),
        List.of(),
        List.of(
            new MeasureFigures.Plan(
                "win-back",
                90,
                10,
                .1,
                settings.window().count(),
                null,
                .25,
                settings.lift(),
                9_000L)));
  }

  @Override
  public ReproFigures repro(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String model,
      String version) {
    boolean same = version.equals("v1");
    return new ReproFigures(
        model,
        version,
        "propensity",
        DAY,
        same,
        same ? List.of() : List.of(new ReproFigures.Difference("auc", "0.8", "0.7")),
        new ReproFigures.Scores(9, 0, 0, same ? 0 : .1));
  }

  @Override
  public List<Release> releases(Supplier<SparkSession> spark, String lake) {
    return List.of(new Release(1, "r1", DAY, DAY, null, "c", "i", Pins.NONE, Map.of(), "{}"));
  }

  @Override
  public Operations operations() {
    return new FakeOperations();
  }
}
