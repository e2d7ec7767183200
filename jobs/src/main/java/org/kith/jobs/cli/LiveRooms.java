package org.kith.jobs.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.cli.session.Operations;
import org.kith.jobs.cli.session.Rooms;
import org.kith.jobs.explain.Explain;
import org.kith.jobs.explain.ExplainFigures;
import org.kith.jobs.explain.ExplainTerms;
import org.kith.jobs.explain.Holdings;
import org.kith.jobs.explain.HoldingsFigures;
import org.kith.jobs.explain.item.ItemFigures;
import org.kith.jobs.explain.item.ItemInterest;
import org.kith.jobs.explain.item.SimilarPeople;
import org.kith.jobs.measure.HeldTogether;
import org.kith.jobs.measure.Measure;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureSettings;
import org.kith.jobs.measure.MeasureShelf;
import org.kith.jobs.night.Keys;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.night.model.Reproduction;
import org.kith.jobs.preview.SegmentPreview;
import org.kith.jobs.preview.SegmentPreviewFigures;
import org.kith.jobs.preview.TagPreview;
import org.kith.jobs.preview.TagPreviewFigures;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.world.World;
import org.kith.jobs.world.base.WorldSettings;

/** The rooms of the house themselves. */
final class LiveRooms implements Rooms {

  private final Optional<LocalDate> day;

  LiveRooms() {
    this(Optional.empty());
  }

  private LiveRooms(Optional<LocalDate> day) {
    this.day = day;
  }

  @Override
  public Rooms asOf(LocalDate wanted) {
    return new LiveRooms(Optional.of(wanted));
  }

  @Override
  public NightSummary night(Supplier<SparkSession> spark, NightRequest request) {
    return new Night(spark.get()).run(request);
  }

  @Override
  public void world(Supplier<SparkSession> spark, WorldSettings settings, Path out) {
    new World(settings).write(spark.get(), out.toString());
  }

  @Override
  public ExplainFigures explain(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String person,
      int similar) {
    Lake opened = new Lake(spark.get(), lake);
    ExplainTerms terms =
        new ExplainTerms(
            configuration.tags(),
            configuration.segments(),
            configuration.scorers(),
            configuration.kith().zone());
    Release newest = seen(new Releases(opened));
    ExplainFigures figures =
        Explain.of(
            opened,
            newest.pins(),
            terms,
            () -> Keys.of(configuration.kith(), System.getenv()),
            person);
    return similar == 0
        ? figures
        : figures.with(
            SimilarPeople.of(
                opened, newest, asOf(newest, configuration), figures.personId(), similar));
  }

  @Override
  public ItemFigures interest(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String item,
      int longest) {
    Lake opened = new Lake(spark.get(), lake);
    Release newest = seen(new Releases(opened));
    AsOf asOf = asOf(newest, configuration);
    return ItemInterest.of(opened, newest, asOf, configuration.recommender(), item, longest);
  }

  @Override
  public HoldingsFigures holdings(
      Supplier<SparkSession> spark, Configuration configuration, String lake, String person) {
    Lake opened = new Lake(spark.get(), lake);
    return Holdings.of(
        opened,
        seen(new Releases(opened)),
        () -> Keys.of(configuration.kith(), System.getenv()),
        person);
  }

  @Override
  public TagPreviewFigures tagPreview(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      Optional<LocalDate> day,
      long people) {
    TagPreview.check(configuration);
    Lake opened = new Lake(spark.get(), lake);
    return TagPreview.of(opened, new Releases(opened).newest(), configuration, day, people);
  }

  @Override
  public SegmentPreviewFigures segmentPreview(
      Supplier<SparkSession> spark, Configuration configuration, String lake, String segment) {
    SegmentPreview.check(configuration, segment);
    Lake opened = new Lake(spark.get(), lake);
    return SegmentPreview.of(opened, seen(new Releases(opened)), configuration, segment);
  }

  @Override
  public MeasureFigures measure(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      MeasureSettings settings) {
    Lake opened = new Lake(spark.get(), lake);
    Releases releases = new Releases(opened);
    Release release = seen(releases);
    MeasureFigures figures =
        Measure.of(
            opened,
            release,
            releases.readable(Measure.READ),
            asOf(release, configuration),
            settings,
            Measure.rateModels(configuration.propensities(), settings),
            new HeldTogether(configuration.segments(), configuration.scorers()));
    new MeasureShelf(opened.root(), opened.spark().sparkContext().hadoopConfiguration())
        .put(figures);
    return figures;
  }

  @Override
  public ReproFigures repro(
      Supplier<SparkSession> spark,
      Configuration configuration,
      String lake,
      String model,
      String version) {
    Lake opened = new Lake(spark.get(), lake);
    return Reproduction.of(
        opened,
        new Releases(opened).readable(List.of(Table.values())),
        configuration,
        Keys.of(configuration.kith(), System.getenv()),
        model,
        version);
  }

  @Override
  public List<Release> releases(Supplier<SparkSession> spark, String lake) {
    return new Releases(new Lake(spark.get(), lake)).all();
  }

  @Override
  public Operations operations() {
    return new LiveOperations();
  }

  /** The release that is asked about: of the day asked for, or else the newest. */
  private Release seen(Releases releases) {
    return day.map(releases::ofDayOrProblem).orElseGet(releases::newestOrProblem);
  }

  /** The day that a release speaks for. */
  private static AsOf asOf(Release release, Configuration configuration) {
    return new AsOf(release.day(), configuration.kith().zone(), release.knownOn());
  }
}
