package org.kith.features.lake;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kith.features.error.Problem;
import org.kith.features.time.AsOf;

/**
 * The lake's door: the published nights, newest first. Adding a row is the one step by which
 * readers move from last night to tonight.
 */
public final class Releases {

  private static final Comparator<Release> LATEST =
      Comparator.comparing(Release::day).thenComparingLong(Release::sequence);

  private final Lake lake;
  private final LakeWriter writer;

  public Releases(Lake lake) {
    this.lake = lake;
    this.writer = new LakeWriter(lake);
  }

  /** All releases, the newest first; empty for a lake that has none. */
  public List<Release> all() {
    return lake
        .readNewest(Table.RELEASES)
        .map(rows -> rows.collectAsList().stream().map(Releases::release).toList())
        .orElse(List.of())
        .stream()
        .sorted(Comparator.comparingLong(Release::sequence).reversed())
        .toList();
  }

  /** What readers see: the newest release. */
  public Optional<Release> newest() {
    return all().stream().findFirst();
  }

  /**
   * What readers see, where there must be something.
   *
   * @throws Problem {@code NOT_FOUND} for a lake without a release
   */
  public Release newestOrProblem() {
    return newest()
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.NOT_FOUND,
                    "lake " + lake.root(),
                    "holds no release; a published night is needed",
                    "Run 'kith nightly' first, or name another lake with --lake."));
  }

  /**
   * What readers saw of a day: its release that was published last and stands.
   *
   * @throws Problem {@code NOT_FOUND} for a day of which no release stands
   */
  public Release ofDayOrProblem(LocalDate day) {
    List<Release> standing = standing();
    return standing.stream()
        .filter(release -> release.day().equals(day))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.NOT_FOUND,
                    "lake " + lake.root(),
                    "holds no release as of %s; the days of those that stand are %s"
                        .formatted(
                            day, standing.stream().map(Release::day).distinct().sorted().toList()),
                    "Give one of these days, or leave --as-of out for the newest release."));
  }

  /**
   * The releases that readers can be led back to, the newest first: neither rolled back nor gone
   * with an erasure. The first is what readers see.
   */
  public List<Release> standing() {
    List<Release> oldestFirst = new ArrayList<>(all());
    Collections.reverse(oldestFirst);
    return ReleaseLine.of(oldestFirst);
  }

  /**
   * The standing releases whose rows of these tables are all there, the newest first; retention and
   * erasures delete those of others.
   */
  public List<Release> readable(Collection<Table> tables) {
    return standing().stream().filter(release -> isWhole(release, tables)).toList();
  }

  /** What became of a release. */
  public enum Fate {
    /** It was never published, or went with an erasure. */
    ABSENT,
    /** Readers see it, or can be led back to it. */
    STANDS,
    /** A rollback took it away. */
    WITHDRAWN
  }

  /** What became of the release of that id. */
  public Fate fateOf(String id) {
    List<Release> rows = all();
    if (standing().stream().anyMatch(row -> row.id().equals(id))) {
      return Fate.STANDS;
    }
    for (Release row : rows) {
      if (row.id().equals(id)) {
        return Fate.WITHDRAWN;
      }
      if (row.origin().event() == Origin.Event.ERASURE) {
        return Fate.ABSENT;
      }
    }
    return Fate.ABSENT;
  }

  /**
   * The release that is named.
   *
   * @param name its id, or its sequence number
   * @throws Problem {@code NOT_FOUND} when the lake has none of that name
   */
  public Release named(String name) {
    return all().stream()
        .filter(row -> row.id().equals(name) || String.valueOf(row.sequence()).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.NOT_FOUND,
                    "lake " + lake.root(),
                    "holds no release '%s'".formatted(name),
                    "Run 'kith releases' and give an id or a sequence number of its list."));
  }

  /** The sequence number of the next row. */
  public long nextSequence() {
    return newest().map(Release::sequence).orElse(0L) + 1;
  }

  /**
   * What a night builds on: the standing release for the latest earlier day that saw nothing which
   * the night does not know; of several for that day the one published last. A day that was opened
   * again after later ones is not what the next night goes on from.
   */
  public Optional<Release> newestBefore(AsOf asOf) {
    return standing().stream()
        .filter(release -> release.day().isBefore(asOf.day()))
        .filter(release -> !release.knownOn().isAfter(asOf.knownOn()))
        .max(LATEST);
  }

  /**
   * The release whose files were the last to be handed out before those of another: that of the
   * latest day until the other's, and of several for that day the one published last. A day that is
   * run again has files out already, and so has a release that a rollback took away.
   *
   * @param id of the other
   * @param day of the other
   * @param tables which have to be there; a release that lost some of them is passed over
   */
  public Optional<Release> handedOutBefore(String id, LocalDate day, Collection<Table> tables) {
    List<Release> oldestFirst = new ArrayList<>(all());
    Collections.reverse(oldestFirst);
    return oldestFirst.stream()
        .takeWhile(release -> !release.id().equals(id))
        .filter(release -> !release.day().isAfter(day))
        .sorted(LATEST.reversed())
        .filter(release -> isWhole(release, tables))
        .findFirst();
  }

  private boolean isWhole(Release release, Collection<Table> tables) {
    return tables.stream().allMatch(table -> lake.isWhole(table, release.pins()));
  }

  /** The highest fence under which somebody wrote here; 0 where nobody did. */
  long fence() {
    return lake.commits(Table.RELEASES).fence();
  }

  /** Keeps out all who would write under this fence or a lower one, and publishes nothing. */
  void raise(long fence, String why) {
    writer.append(
        Table.RELEASES,
        lake.spark().createDataFrame(List.of(), Table.RELEASES.schema()),
        why,
        fence);
  }

  /**
   * Publishes rows in one commit, so that no reader sees some without the others; rows that are
   * there already stay as they are.
   *
   * @param fence above that of all who published before
   * @return whether they are there; not, where somebody has written under this fence or above
   */
  boolean publish(List<Release> releases, long fence) {
    String stamp =
        releases.stream()
            .map(release -> release.id() + "#" + release.sequence())
            .collect(Collectors.joining(" "));
    Dataset<Row> rows =
        lake.spark()
            .createDataFrame(
                releases.stream().map(Releases::row).toList(), Table.RELEASES.schema());
    return lake.steps()
        .give("release", () -> writer.append(Table.RELEASES, rows, stamp, fence).isPresent());
  }

  private static Row row(Release release) {
    return RowFactory.create(
        release.sequence(),
        release.id(),
        Date.valueOf(release.day()),
        Date.valueOf(release.knownOn()),
        release.base(),
        release.configuration(),
        release.inputs(),
        Ledgers.byTableName(release.pins().versions()),
        release.models(),
        release.summary(),
        release.origin().event().name().toLowerCase(Locale.ROOT),
        release.origin().reason(),
        release.origin().hashes());
  }

  private static Release release(Row row) {
    return new Release(
        row.getLong(row.fieldIndex("sequence")),
        row.getString(row.fieldIndex("release")),
        row.getDate(row.fieldIndex("as_of")).toLocalDate(),
        row.getDate(row.fieldIndex("known_at")).toLocalDate(),
        row.getString(row.fieldIndex("base")),
        row.getString(row.fieldIndex("configuration")),
        row.getString(row.fieldIndex("inputs")),
        new Pins(Ledgers.byTable(row.getJavaMap(row.fieldIndex("tables")))),
        new HashMap<>(row.<String, String>getJavaMap(row.fieldIndex("models"))),
        row.getString(row.fieldIndex("summary")),
        origin(row));
  }

  /** A ledger that was begun before origins were recorded has no columns for them. */
  private static Origin origin(Row row) {
    boolean recorded = List.of(row.schema().fieldNames()).contains("event");
    if (!recorded || row.isNullAt(row.fieldIndex("event"))) {
      return Origin.NIGHT;
    }
    return new Origin(
        Origin.Event.valueOf(row.getString(row.fieldIndex("event")).toUpperCase(Locale.ROOT)),
        row.getString(row.fieldIndex("reason")),
        new HashMap<>(row.<String, String>getJavaMap(row.fieldIndex("hashes"))));
  }
}
