package org.kith.jobs.night.shelf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.kith.features.lake.Lake;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.NightReport;

/**
 * Where the nights' reports lie: {@code LAKE/reports/RELEASE.html}, beside it the same figures as
 * {@code RELEASE.prom} and the lineage as {@code RELEASE.lineage.jsonl}.
 */
public final class ReportShelf {

  private final Lake lake;

  public ReportShelf(Lake lake) {
    this.lake = lake;
  }

  /** Writes a report, all at once; one of the same release is replaced. */
  public String put(String release, NightFigures figures, List<NightFigures> earlier) {
    put(release + ".prom", Gauges.of(figures));
    return put(release + ".html", NightReport.render(figures, earlier));
  }

  /** Writes the night's lineage, all at once. */
  public void putLineage(String release, String lines) {
    put(release + ".lineage.jsonl", lines);
  }

  private String put(String name, String content) {
    Path place = new Path(new Path(lake.root(), "reports"), name);
    Path draft = place.suffix(".draft");
    try {
      FileSystem files = place.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
      try (OutputStream out = files.create(draft, true)) {
        out.write(content.getBytes(StandardCharsets.UTF_8));
      }
      files.delete(place, false);
      if (!files.rename(draft, place)) {
        throw new IOException("cannot rename " + draft + " to " + place);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write the report " + place, cause);
    }
    return place.toString();
  }
}
