package org.kith.jobs.portal.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.kith.features.lake.door.PublishedNight;
import org.kith.features.lake.door.PublishedNights;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureShelf;
import org.kith.jobs.portal.access.Secret;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.report.NightFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lake as the portal sees it. It is read when the list of releases has changed, or something
 * was measured since, in one go, so that every page shows one night.
 */
public final class Shelf {

  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final Path lake;
  private final PublishedNights door;
  private final Secret secret;
  private String readAt;
  private Optional<Brand> read = Optional.empty();

  /**
   * @param lake the lake's root, a local folder
   * @param door what has been published in it
   * @param secret what the files' ids come of, and the grid of the sizes that partners see
   */
  public Shelf(Path lake, PublishedNights door, Secret secret) {
    this.lake = lake;
    this.door = door;
    this.secret = secret;
  }

  /** What the newest release holds; empty for a lake without a release. */
  public synchronized Optional<Brand> brand() {
    Optional<String> commit = door.newestCommit();
    if (commit.isEmpty()) {
      return Optional.empty();
    }
    String now = commit.get() + " " + measuredAt();
    if (!now.equals(readAt)) {
      read = load();
      readAt = now;
    }
    return read;
  }

  /** The brand of the newest release behind a door; empty where there is none. */
  public static Optional<String> nameIn(PublishedNights door) {
    return door.nights().stream()
        .findFirst()
        .flatMap(Night::of)
        .map(night -> night.figures().brand());
  }

  /**
   * Where a file lies now.
   *
   * @return empty when it is not there, or a link leads out of its export's folder
   */
  public Optional<Path> place(ExportFile file) {
    try {
      Path exports = lake.resolve("exports").toRealPath();
      Path folder = folder(file.segment(), file.release(), file.destination()).toRealPath();
      Path real = folder.resolve(file.entry().name()).toRealPath();
      boolean inside = folder.startsWith(exports) && real.getParent().equals(folder);
      return inside && Files.isRegularFile(real) ? Optional.of(real) : Optional.empty();
    } catch (IOException | java.nio.file.InvalidPathException absent) {
      return Optional.empty();
    }
  }

  private Optional<Brand> load() {
    List<PublishedNight> published = door.nights();
    List<Night> nights = published.stream().flatMap(night -> Night.of(night).stream()).toList();
    if (nights.isEmpty() || !nights.get(0).release().equals(published.get(0).release())) {
      return Optional.empty();
    }
    Night newest = nights.get(0);
    String brand = newest.figures().brand();
    List<ExportFile> files = new ArrayList<>();
    for (NightFigures.Segment segment : newest.figures().segments()) {
      files.addAll(files(brand, segment.name(), newest.release()));
    }
    return Optional.of(
        new Brand(
            brand,
            secret.id("brand", brand).substring(0, 8),
            nights,
            files,
            crowd(newest),
            Sizes.ofPartners(secret.below(Sizes.PARTS, "grid", brand)),
            measured(nights)));
  }

  private Optional<MeasureFigures> measured(List<Night> nights) {
    MeasureShelf measures =
        new MeasureShelf(new org.apache.hadoop.fs.Path(lake.toUri()), new Configuration(false));
    return nights.stream()
        .map(Night::release)
        .flatMap(release -> measures.get(release).stream())
        .findFirst();
  }

  private String measuredAt() {
    try {
      return Files.getLastModifiedTime(lake.resolve("measures")).toString();
    } catch (IOException never) {
      return "";
    }
  }

  private List<ExportFile> files(String brand, String segment, String release) {
    Path folder = folder(segment, release, null);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<ExportFile> files = new ArrayList<>();
    try (Stream<Path> destinations = Files.list(folder)) {
      for (Path destination : destinations.sorted(Comparator.naturalOrder()).toList()) {
        String name = destination.getFileName().toString();
        Manifest.read(destination.resolve("manifest.json"))
            .ifPresent(
                manifest ->
                    manifest.files().stream()
                        .map(entry -> file(brand, segment, release, name, manifest, entry))
                        .forEach(files::add));
      }
    } catch (IOException cause) {
      LOG.warn("the exports of segment {} cannot be listed", segment, cause);
    }
    return files;
  }

  private ExportFile file(
      String brand,
      String segment,
      String release,
      String destination,
      Manifest manifest,
      Manifest.Entry entry) {
    String id = secret.id(brand, segment, release, destination, entry.name(), entry.sha256());
    return new ExportFile(id, brand, segment, release, destination, manifest, entry);
  }

  private Optional<Crowd> crowd(Night night) {
    Path file = lake.resolve("shelf").resolve(night.release()).resolve(CrowdFile.NAME);
    try {
      return Files.exists(file) ? Optional.of(CrowdFile.read(file)) : Optional.empty();
    } catch (IOException damaged) {
      LOG.warn("the people of release {} cannot be read", night.release(), damaged);
      return Optional.empty();
    }
  }

  private Path folder(String segment, String release, String destination) {
    Path folder = lake.resolve("exports").resolve(segment).resolve(release);
    return destination == null ? folder : folder.resolve(destination);
  }
}
