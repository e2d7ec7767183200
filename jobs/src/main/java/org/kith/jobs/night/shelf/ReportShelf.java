package org.kith.jobs.night.shelf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.kith.features.lake.Lake;
import org.kith.features.lake.WholeFile;
import org.kith.jobs.measure.MeasureShelf;
import org.kith.jobs.report.ModelCardPage;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.NightReport;
import org.kith.models.registry.ModelCard;

/**
 * Where the nights' reports lie: {@code LAKE/reports/RELEASE.html}, the cards of their models in
 * the folder {@code RELEASE} beside it, the same figures as {@code RELEASE.prom} and the lineage as
 * {@code RELEASE.lineage.jsonl}.
 */
public final class ReportShelf {

  private final Lake lake;

  public ReportShelf(Lake lake) {
    this.lake = lake;
  }

  /**
   * Writes a report and the cards of its models, each all at once; what is there of the same
   * release is replaced.
   *
   * @param base the release before, of which may have been measured what campaigns earned
   * @return the report's path
   */
  public String put(
      String release,
      NightFigures figures,
      List<NightFigures> earlier,
      List<ModelCard> cards,
      Optional<String> base) {
    for (ModelCard card : cards) {
      figures.models().stream()
          .filter(model -> model.name().equals(card.model()))
          .filter(model -> model.version().equals(card.version()))
          .findFirst()
          .ifPresent(
              model ->
                  write(
                      "card " + card.model(),
                      ModelCardPage.place(release, card.model(), card.version()),
                      ModelCardPage.render(figures, model, card)));
    }
    write("gauges", release + ".prom", Gauges.of(figures));
    MeasureShelf measures =
        new MeasureShelf(lake.root(), lake.spark().sparkContext().hadoopConfiguration());
    return write(
        "report",
        release + ".html",
        NightReport.render(figures, earlier, base.flatMap(measures::get)));
  }

  /** Writes the night's lineage, all at once. */
  public void putLineage(String release, String lines) {
    write("lineage", release + ".lineage.jsonl", lines);
  }

  private String write(String step, String name, String content) {
    Path place = new Path(new Path(lake.root(), "reports"), name);
    lake.steps().take(step, () -> write(place, content));
    return place.toString();
  }

  private void write(Path place, String content) {
    try {
      WholeFile.write(place, lake.spark().sparkContext().hadoopConfiguration(), content);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write the report " + place, cause);
    }
  }
}
