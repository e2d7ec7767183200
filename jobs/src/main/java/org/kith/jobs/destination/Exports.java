package org.kith.jobs.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.kith.features.lake.Lake;
import org.kith.jobs.destination.dialect.Operation;
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
    AudienceRows rows = new AudienceRows(handover.tables(), destination, handover.sealer());
    AudienceFiles files =
        new AudienceFiles(
            name -> shelf.create(draft, name), rows, context.asOf().cutoff().getEpochSecond());
    List<WrittenFile> whole =
        files.people(
            Operation.WHOLE,
            rows.of(
                handover.written(export),
                handover.ids().idsOf(destination),
                counts.written(),
                "rank"));
    Manifest manifest = plan.with(Operation.WHOLE, whole);
    Optional<Changes> changes =
        earlier.flatMap(one -> Changes.since(one, handover, export, counts.written()));
    if (changes.isPresent()) {
      manifest = withChanges(shelf, draft, manifest, files, changes.get().in(rows));
    }
    manifest =
        manifest.withRejects(files.rejects(handover.rejected(export, plan.funnel().people())));
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
  private static Manifest withChanges(
      ExportShelf shelf, Path draft, Manifest manifest, AudienceFiles files, Changes changes)
      throws IOException {
    List<WrittenFile> added = files.people(Operation.ADD, changes.added());
    List<WrittenFile> removed = files.people(Operation.REMOVE, changes.removed());
    OptionalInt quota = manifest.destination().spoken().updatesADay();
    boolean fits = quota.isEmpty() || added.size() + removed.size() <= quota.getAsInt();
    for (WrittenFile file : Stream.concat(added.stream(), removed.stream()).toList()) {
      if (!fits || file.rows() == 0) {
        shelf.discard(draft, file.name());
      }
    }
    return fits
        ? manifest.changed(changes.since(), added, removed)
        : manifest.unchanged(
            changes.since(), "more files than the %d that a day takes".formatted(quota.getAsInt()));
  }
}
