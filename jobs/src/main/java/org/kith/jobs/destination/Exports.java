package org.kith.jobs.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
 * bytes. Of an export with fewer people than the destination's minimum no audience is written, only
 * whom to remove: all whom the platform had from the release before.
 */
public final class Exports {

  /** The file of an export that says what it is. */
  public static final String MANIFEST = "manifest.json";

  private final Lake lake;
  private final ExportContext context;

  public Exports(Lake lake, ExportContext context) {
    this.lake = lake;
    this.context = context;
  }

  /**
   * Writes all exports, in the order of the segments and of each segment's destinations.
   *
   * @param earlier the release whose files the platforms have had; empty for none
   */
  public List<ExportResult> write(Handover handover, Optional<EarlierRelease> earlier) {
    Map<String, Funnel> funnels =
        handover.funnels().stream().collect(Collectors.toMap(Funnel::segment, Function.identity()));
    Map<Export, Export.Counts> counts = handover.counts();
    List<ExportResult> results = new ArrayList<>();
    Optional<Changes> changes =
        earlier
            .filter(one -> !handover.exports().isEmpty())
            .map(one -> Changes.since(one, handover, largeEnough(counts)));
    try (ExportShelf shelf =
        new ExportShelf(lake.root(), lake.spark().sparkContext().hadoopConfiguration())) {
      for (Export export : handover.exports()) {
        Manifest plan =
            Manifest.planned(
                context,
                export.segment(),
                export.destination(),
                funnels.get(export.segment().name()),
                counts.get(export));
        results.add(write(shelf, handover, export, plan, changes));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("an export cannot be written", cause);
    } finally {
      changes.ifPresent(Changes::close);
    }
    return results;
  }

  private ExportResult write(
      ExportShelf shelf, Handover handover, Export export, Manifest plan, Optional<Changes> changes)
      throws IOException {
    String segment = export.segment().name();
    DestinationDefinition destination = export.destination();
    Path place = shelf.placeOf(segment, context.release(), destination.name());
    Export.Counts counts = plan.counts();
    boolean hasAudience = isLargeEnough(export, counts);
    if (!hasAudience && !knows(changes, export)) {
      take("withdrawal", export, () -> shelf.withdraw(place));
      return tooSmall(export, counts);
    }
    Path draft = shelf.newDraft(segment, destination.name());
    List<Manifest> filled = new ArrayList<>(1);
    take("files", export, () -> filled.add(filled(shelf, draft, handover, export, plan, changes)));
    Manifest manifest = filled.get(0);
    take("manifest", export, () -> shelf.put(draft, MANIFEST, manifest.json()));
    take("shelf", export, () -> shelf.publish(draft, place));
    if (!hasAudience) {
      return tooSmall(export, counts);
    }
    return new ExportResult(
        segment,
        destination.name(),
        place.toString(),
        counts.reachable(),
        counts.overCap(),
        counts.overSelling(),
        counts.displacedBy(),
        counts.written(),
        manifest.digestOfWhole(),
        null);
  }

  /** The manifest of a draft into which all other files have been written. */
  private Manifest filled(
      ExportShelf shelf,
      Path draft,
      Handover handover,
      Export export,
      Manifest plan,
      Optional<Changes> changes)
      throws IOException {
    AudienceRows rows =
        new AudienceRows(handover.tables(), export.destination(), handover.sealer());
    AudienceFiles files =
        new AudienceFiles(
            name -> shelf.create(draft, name), rows, context.asOf().cutoff().getEpochSecond());
    boolean hasAudience = isLargeEnough(export, plan.counts());
    List<WrittenFile> whole =
        hasAudience
            ? files.people(
                Operation.WHOLE,
                rows.of(
                    handover.written(export),
                    handover.ids().idsOf(export.destination()),
                    plan.counts().written(),
                    "rank"))
            : List.of();
    Manifest manifest = hasAudience ? plan.with(Operation.WHOLE, whole) : plan.withoutFile();
    if (knows(changes, export)) {
      manifest = withChanges(manifest, rows, files, export, changes.get());
    }
    return manifest.withRejects(files.rejects(handover.rejected(export, plan.funnel().people())));
  }

  private static boolean knows(Optional<Changes> changes, Export export) {
    return changes.isPresent() && changes.get().know(export);
  }

  /** What a step of an export does to the shelf. */
  private interface Effect {
    void run() throws IOException;
  }

  private void take(String step, Export export, Effect effect) {
    String name =
        "export %s %s/%s".formatted(step, export.segment().name(), export.destination().name());
    lake.steps()
        .take(
            name,
            () -> {
              try {
                effect.run();
              } catch (IOException cause) {
                throw new UncheckedIOException("an export cannot be written", cause);
              }
            });
  }

  private static ExportResult tooSmall(Export export, Export.Counts counts) {
    DestinationDefinition destination = export.destination();
    return new ExportResult(
        export.segment().name(),
        destination.name(),
        null,
        counts.reachable(),
        counts.overCap(),
        counts.overSelling(),
        counts.displacedBy(),
        0,
        null,
        "fewer than %d people".formatted(destination.minimumSize()));
  }

  private static Set<Export> largeEnough(Map<Export, Export.Counts> counts) {
    return counts.entrySet().stream()
        .filter(entry -> isLargeEnough(entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isLargeEnough(Export export, Export.Counts counts) {
    return counts.written() >= export.destination().minimumSize();
  }

  /**
   * Writes whom to remove and then whom to add, in the order in which they are to be uploaded,
   * where a day has room for so many files.
   */
  private static Manifest withChanges(
      Manifest manifest, AudienceRows rows, AudienceFiles files, Export export, Changes changes)
      throws IOException {
    Manifest told = manifest.since(changes, export);
    int most = manifest.destination().spoken().updatesADay().orElse(Integer.MAX_VALUE);
    for (Operation operation : List.of(Operation.REMOVE, Operation.ADD)) {
      long people = changes.count(export, operation);
      if (people > 0) {
        Dataset<Row> frame =
            rows.of(
                changes.of(export, operation),
                Changes.idsOf(export.destination()),
                people,
                Changes.KEY);
        told = told.with(operation, files.people(operation, frame));
      }
    }
    return told.changeFiles() <= most ? told : told.over(most);
  }
}
