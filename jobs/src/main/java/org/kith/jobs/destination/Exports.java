package org.kith.jobs.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.jobs.destination.DigestedFile.WrittenFile;
import org.kith.jobs.segment.Audiences;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;

/**
 * Writes each segment's people to each of its destinations: {@code
 * LAKE/exports/SEGMENT/RELEASE/DESTINATION/} with {@code audience.csv}, {@code rejects.csv} and
 * {@code manifest.json}.
 *
 * <p>A folder appears all at once or not at all; writing the same release again gives the same
 * bytes. An export with fewer people than the destination's minimum is not written.
 */
public final class Exports {

  private static final String AUDIENCE = "audience.csv";
  private static final String REJECTS = "rejects.csv";

  private final Lake lake;
  private final ExportContext context;
  private final Runnable beforePublishing;

  public Exports(Lake lake, ExportContext context) {
    this(lake, context, () -> {});
  }

  /**
   * @param beforePublishing runs when a draft is finished and not yet in its place
   */
  Exports(Lake lake, ExportContext context, Runnable beforePublishing) {
    this.lake = lake;
    this.context = context;
    this.beforePublishing = beforePublishing;
  }

  /**
   * Writes all exports, in the order of the segments and of each segment's destinations.
   *
   * @param audiences the evaluated segments
   * @param destinations those that the segments may name
   * @throws Problem {@code CONF_INVALID} when a destination's id or column, or a segment's
   *     destination, is unknown; nothing is written then
   */
  public List<ExportResult> write(
      Audiences audiences, ExportTables tables, List<DestinationDefinition> destinations) {
    DestinationRules.check(audiences.definitions(), destinations, tables.wide().schema());
    Map<String, DestinationDefinition> byName =
        destinations.stream().collect(Collectors.toMap(DestinationDefinition::name, d -> d));
    Map<String, Funnel> funnels =
        audiences.funnels().stream()
            .collect(Collectors.toMap(Funnel::segment, Function.identity()));
    AudienceRows rows = new AudienceRows(audiences, tables);
    Map<String, Map<String, Long>> reachable = rows.reachable(destinations);
    List<ExportResult> results = new ArrayList<>();
    try (ExportShelf shelf =
        new ExportShelf(lake.root(), lake.spark().sparkContext().hadoopConfiguration())) {
      for (SegmentDefinition segment : audiences.definitions()) {
        for (String name : segment.destinations()) {
          long reached = reachable.getOrDefault(segment.name(), Map.of()).getOrDefault(name, 0L);
          Manifest plan =
              Manifest.planned(
                  context, segment, byName.get(name), funnels.get(segment.name()), reached);
          results.add(write(shelf, rows, plan));
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("an export cannot be written", cause);
    }
    return results;
  }

  /**
   * People whom each destination can reach, by segment and destination, before limit and holdout; a
   * segment without people is absent.
   */
  public static Map<String, Map<String, Long>> reachable(
      Audiences audiences, ExportTables tables, List<DestinationDefinition> destinations) {
    return new AudienceRows(audiences, tables).reachable(destinations);
  }

  private ExportResult write(ExportShelf shelf, AudienceRows rows, Manifest plan)
      throws IOException {
    String segment = plan.segment().name();
    DestinationDefinition destination = plan.destination();
    Path place = shelf.placeOf(segment, context.release(), destination.name());
    Path draft = shelf.newDraft(segment, destination.name());
    boolean marked = destination.byteOrderMark();
    WrittenFile audience =
        writeCsv(shelf.create(draft, AUDIENCE), marked, rows.written(segment, destination));
    if (audience.rows() < destination.minimumSize()) {
      shelf.withdraw(place);
      String reason = "fewer than %d people".formatted(destination.minimumSize());
      return new ExportResult(segment, destination.name(), null, plan.reachable(), 0, null, reason);
    }
    WrittenFile rejects =
        writeCsv(shelf.create(draft, REJECTS), marked, rows.rejected(segment, destination));
    try (DigestedFile file = shelf.create(draft, Manifest.FILE)) {
      file.write(plan.with(audience.rows(), List.of(audience, rejects)).json());
    }
    beforePublishing.run();
    shelf.publish(draft, place);
    return new ExportResult(
        segment,
        destination.name(),
        place.toString(),
        plan.reachable(),
        audience.rows(),
        audience.sha256(),
        null);
  }

  private static WrittenFile writeCsv(DigestedFile file, boolean byteOrderMark, Dataset<Row> rows)
      throws IOException {
    try (file) {
      return file.written(
          AudienceCsv.write(file, byteOrderMark, rows.columns(), rows.toLocalIterator()));
    }
  }
}
