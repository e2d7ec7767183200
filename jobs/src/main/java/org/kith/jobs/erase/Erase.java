package org.kith.jobs.erase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.kith.features.consent.ErasedPerson;
import org.kith.features.error.Problem;
import org.kith.features.lake.ErasureLedger;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Origin;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Purge;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Steps;
import org.kith.features.lake.Table;
import org.kith.features.source.Landing;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Tombstones;
import org.kith.jobs.night.shelf.CrowdRetention;
import org.kith.models.recommend.choose.KnownPeople;

/**
 * Makes a lake forget a person, and proves it.
 *
 * <p>Marks are left first, so that no delivery brings the person back. Then the two newest standing
 * releases are written again without the person's rows and published in one step; the data files of
 * all other versions are deleted, so that older releases can no longer be read, and with them the
 * people of theirs that the portal counts. Exports, saved recommenders and refused rows follow.
 * Last, every file of the lake is read; only where none names the person is there a certificate.
 *
 * <p>Each step may be repeated: killed anywhere, the same call goes on.
 */
public final class Erase {

  private static final int RELEASES_KEPT = 2;
  private static final int RETRAIN_WITHIN_DAYS = 30;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final Lake lake;
  private final Keyring keyring;
  private final Path removals;
  private final Set<String> regions;
  private final Steps steps;

  /**
   * @param removals folder outside the lake for the platforms' remove files
   * @param regions of the destinations, by which phones without a country code were read
   */
  public Erase(Lake lake, Keyring keyring, Path removals, Set<String> regions) {
    this.lake = lake;
    this.keyring = keyring;
    this.removals = removals;
    this.regions = Set.copyOf(regions);
    this.steps = lake.steps();
  }

  /**
   * Forgets.
   *
   * @param reference a {@code person_id}, a member number, or {@code kind:value} of an identifier
   * @param day of the request; empty for the newest release's
   * @return what was done; {@link Certificate#certified()} only where the scan found nothing
   * @throws Problem {@code NOT_FOUND}, without the reference in its words, when the newest release
   *     knows nobody by it and no erasure of it has begun; {@code RUN_ALREADY_ACTIVE} when a night
   *     holds the lake
   */
  public Certificate of(String reference, Optional<LocalDate> day) {
    try (Lease lease = Lease.take(lake)) {
      new Landing(lake).close();
      Releases releases = new Releases(lake);
      Release newest = releases.newestOrProblem();
      Journal journal = new Journal(lake, keyring);
      List<Release> kept = releases.standing().stream().limit(RELEASES_KEPT).toList();
      Whom whom = new Whom(lake, keyring, kept, releases.readable(List.of(Table.IDENTITY_CHANGES)));
      String written = whom.written(reference.strip());
      ErasedPerson person =
          journal.begun(written).or(() -> whom.named(written)).orElseThrow(Erase::nobody);
      return erase(person, journal, releases, kept, lease, day.orElse(newest.day()));
    }
  }

  private Certificate erase(
      ErasedPerson person,
      Journal journal,
      Releases releases,
      List<Release> kept,
      Lease lease,
      LocalDate day) {
    String erasure = journal.nameOf(person);
    steps.take("journal", () -> journal.begin(person));
    new ErasureLedger(lake)
        .record(
            person.accounts().stream().map(account -> Tombstones.markOf(keyring, account)).toList(),
            day,
            erasure);
    List<Certificate.Retraining> models = retraining(kept, day);
    ErasedTables tables = new ErasedTables(lake, keyring, person, erasure);
    List<Release> rewritten = rewritten(kept, tables, releases.nextSequence(), erasure);
    if (!isPublished(kept, rewritten, erasure)) {
      lease.publish(releases, rewritten);
    }
    List<Pins> pins = rewritten.stream().map(Release::pins).toList();
    long deleted = new Purge(lake).allBut(pins);
    steps.take("people", () -> CrowdRetention.allBut(lake, ids(kept)));
    steps.take("models", () -> forgetInModels(person));
    Needles needles = new Needles(person, regions);
    ErasedExports exports = new ErasedExports(lake, needles, removals);
    steps.take("exports", exports::rewrite);
    Certificate.Scan scan = withoutJournal(ByteScan.of(lake, needles));
    Certificate certificate =
        new Certificate(
            erasure,
            day,
            scan.hits().isEmpty(),
            tables.removed(),
            tables.removed().getOrDefault(Table.QUARANTINE.tableName(), 0L),
            deleted,
            kept.stream().map(Release::id).toList(),
            exports.changed(),
            exports.removals(),
            models,
            scan);
    if (certificate.certified()) {
      steps.take("certificate", () -> journal.end(person, written(certificate)));
    }
    return certificate;
  }

  private static Set<String> ids(List<Release> releases) {
    return releases.stream().map(Release::id).collect(Collectors.toUnmodifiableSet());
  }

  /** The older of the two first, so that the newest stays the newest. */
  private static List<Release> rewritten(
      List<Release> kept, ErasedTables tables, long sequence, String erasure) {
    List<Release> oldestFirst = new ArrayList<>(kept);
    Collections.reverse(oldestFirst);
    List<Release> rewritten = new ArrayList<>();
    for (Release release : oldestFirst) {
      rewritten.add(
          release.again(
              sequence + rewritten.size(),
              tables.without(release.pins()),
              new Origin(
                  Origin.Event.ERASURE,
                  "erasure %s #%d".formatted(erasure, sequence),
                  release.origin().hashes())));
    }
    return rewritten;
  }

  /** Whether an earlier call of the same erasure came past its publication. */
  private static boolean isPublished(List<Release> kept, List<Release> rewritten, String erasure) {
    List<Pins> before = kept.stream().map(Release::pins).toList();
    return rewritten.stream().allMatch(release -> before.contains(release.pins()))
        && kept.stream()
            .map(Release::origin)
            .allMatch(
                origin ->
                    origin.event() == Origin.Event.ERASURE
                        && origin.reason().startsWith("erasure %s #".formatted(erasure)));
  }

  private List<Certificate.Retraining> retraining(List<Release> kept, LocalDate day) {
    return kept.stream()
        .flatMap(
            release ->
                lake
                    .readOrEmpty(Table.MODELS, release.pins())
                    .select("model", "version")
                    .distinct()
                    .orderBy("model", "version")
                    .collectAsList()
                    .stream())
        .map(row -> retraining(row, day))
        .distinct()
        .toList();
  }

  private static Certificate.Retraining retraining(Row model, LocalDate day) {
    return new Certificate.Retraining(
        model.getString(0), model.getString(1), day.plusDays(RETRAIN_WITHIN_DAYS));
  }

  private void forgetInModels(ErasedPerson person) {
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(lake.root(), "models");
    try {
      FileSystem files = folder.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
      if (!files.exists(folder)) {
        return;
      }
      for (FileStatus model : files.listStatus(folder)) {
        for (FileStatus version : files.listStatus(model.getPath())) {
          for (String id : person.personIds()) {
            KnownPeople.forget(lake.spark(), version.getPath().toString(), id);
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("a model cannot be rewritten", cause);
    }
  }

  /** The journal itself is encrypted, and goes when the certificate is written. */
  private static Certificate.Scan withoutJournal(Certificate.Scan scan) {
    return new Certificate.Scan(
        scan.files(),
        scan.rows(),
        scan.hits().stream().filter(hit -> !hit.endsWith(".sealed")).toList());
  }

  private static String written(Certificate certificate) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(certificate);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("a certificate cannot be written", cause);
    }
  }

  private static Problem nobody() {
    return new Problem(
        Problem.Code.NOT_FOUND,
        "the person asked for",
        "is not in the published release, neither by person_id nor by account",
        "Give a person_id, an account such as member:NUMBER, or a member number; an erased person"
            + " is not found again.");
  }
}
