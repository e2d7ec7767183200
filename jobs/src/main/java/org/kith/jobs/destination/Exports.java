package org.kith.jobs.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.jobs.destination.dialect.Dialect;
import org.kith.jobs.destination.dialect.Layout;
import org.kith.jobs.destination.dialect.Operation;
import org.kith.jobs.destination.file.Csv;
import org.kith.jobs.destination.file.OutputFiles;
import org.kith.jobs.destination.file.Parts;
import org.kith.jobs.destination.file.WrittenFile;
import org.kith.jobs.segment.Funnel;

/**
 * Writes each segment's people to each of its destinations: {@code
 * LAKE/exports/SEGMENT/RELEASE/DESTINATION/} with the audience in the platform's dialect, whom to
 * add and remove since the release before, {@code rejects.csv} and {@code manifest.json}.
 *
 * <p>A folder appears all at once or not at all; writing the same release again gives the same
 * bytes. An export with fewer people than the destination's minimum is not written.
 */
public final class Exports {

  private static final List<String> REJECTS = List.of("person_id", "reason");

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
   * Writes all exports, in the order of the segments and of each segment's destinations, and takes
   * off the shelf what has been kept for as long as it may.
   *
   * @param earlier the release whose files the platforms have had; empty for none
   */
  public List<ExportResult> write(Handover handover, Optional<EarlierRelease> earlier) {
    Map<String, Funnel> funnels =
        handover.funnels().stream().collect(Collectors.toMap(Funnel::segment, Function.identity()));
    Map<Export, Handover.Counts> counts = handover.counts();
    List<ExportResult> results = new ArrayList<>();
    try (ExportShelf shelf =
        new ExportShelf(lake.root(), lake.spark().sparkContext().hadoopConfiguration())) {
      shelf.clearExpired(context.asOf().day());
      for (Export export : handover.exports()) {
        Manifest plan =
            Manifest.planned(
                context,
                export.segment(),
                export.destination(),
                funnels.get(export.segment().name()),
                counts.get(export));
        results.add(write(shelf, handover, export, plan, earlier));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("an export cannot be written", cause);
    }
    return results;
  }

  private ExportResult write(
      ExportShelf shelf,
      Handover handover,
      Export export,
      Manifest plan,
      Optional<EarlierRelease> earlier)
      throws IOException {
    String segment = export.segment().name();
    DestinationDefinition destination = export.destination();
    Path place = shelf.placeOf(segment, context.release(), destination.name());
    Handover.Counts counts = plan.counts();
    if (counts.written() < destination.minimumSize()) {
      shelf.withdraw(place);
      String reason = "fewer than %d people".formatted(destination.minimumSize());
      return new ExportResult(
          segment, destination.name(), null, counts.reachable(), 0, null, reason);
    }
    Path draft = shelf.newDraft(segment, destination.name());
    OutputFiles folder = name -> shelf.create(draft, name);
    AudienceRows rows =
        new AudienceRows(handover.tables(), destination, handover.sealer());
    Dataset<Row> audience =
        rows.of(
            handover.written(export),
            handover.ids().idsOf(destination),
            counts.written(),
            "rank");
    List<WrittenFile> whole = files(folder, Operation.WHOLE, rows, audience, destination);
    Manifest manifest = plan.with(Operation.WHOLE, whole);
    Optional<Changes> changes = earlier.flatMap(one -> Changes.since(one, handover, export, counts.written()));
    if (changes.isPresent()) {
      manifest = withChanges(shelf, draft, manifest, rows, changes.get());
    }
    try (Parts rejects =
        new Parts(
            folder,
            "rejects",
            ".csv",
            Csv.forPeople(REJECTS, destination.byteOrderMark()),
            Long.MAX_VALUE)) {
      Dataset<Row> leftOut = handover.rejected(export, plan.funnel().people());
      for (Iterator<Row> each = leftOut.toLocalIterator(); each.hasNext(); ) {
        Row row = each.next();
        rejects.row(row.getString(0), row.getString(1));
      }
      manifest = manifest.withRejects(rejects.written());
    }
    try (var file = shelf.create(draft, Manifest.FILE)) {
      file.write(manifest.json());
    }
    beforePublishing.run();
    shelf.publish(draft, place);
    return new ExportResult(
        segment,
        destination.name(),
        place.toString(),
        counts.reachable(),
        counts.written(),
        whole.get(0).sha256(),
        null);
  }

  /**
   * Writes whom to add and remove, unless that takes more files than the platform accepts in a day.
   */
  private Manifest withChanges(
      ExportShelf shelf, Path draft, Manifest manifest, AudienceRows rows, Changes changes)
      throws IOException {
    DestinationDefinition destination = manifest.destination();
    OutputFiles folder = name -> shelf.create(draft, name);
    List<WrittenFile> added = changed(folder, Operation.ADD, rows, changes.added(), changes);
    List<WrittenFile> removed = changed(folder, Operation.REMOVE, rows, changes.removed(), changes);
    OptionalInt quota = destination.spoken().updatesADay();
    if (quota.isPresent() && added.size() + removed.size() > quota.getAsInt()) {
      for (WrittenFile file : added) {
        shelf.discard(draft, file.name());
      }
      for (WrittenFile file : removed) {
        shelf.discard(draft, file.name());
      }
      return manifest.withoutChanges(
          changes.since(), "more files than the platform takes in a day: %d".formatted(quota.getAsInt()));
    }
    return manifest
        .since(changes.since())
        .with(Operation.ADD, added)
        .with(Operation.REMOVE, removed);
  }

  private List<WrittenFile> changed(
      OutputFiles folder,
      Operation operation,
      AudienceRows rows,
      Dataset<Row> people,
      Changes changes)
      throws IOException {
    Dataset<Row> frame = rows.of(people, changes.ids(), changes.atMost(), "key", "person_id");
    return files(folder, operation, rows, frame, rows.destination());
  }

  private List<WrittenFile> files(
      OutputFiles folder,
      Operation operation,
      AudienceRows rows,
      Dataset<Row> frame,
      DestinationDefinition destination)
      throws IOException {
    Dialect dialect = destination.spoken();
    Layout layout = rows.layout(frame, context.asOf().cutoff().getEpochSecond());
    try (Parts parts =
        new Parts(
            folder,
            operation.stem(),
            dialect.extension(),
            dialect.format(layout),
            destination.maxBytes())) {
      for (Iterator<Object[]> each = rows.cells(frame); each.hasNext(); ) {
        parts.row(each.next());
      }
      return parts.written();
    }
  }
}
