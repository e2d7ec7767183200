package org.kith.features.lake;

import java.sql.Date;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kith.features.error.Problem;
import org.kith.features.time.AsOf;

/**
 * The lake's door: the published nights, newest first. Adding a row is the one step by which
 * readers move from last night to tonight.
 */
public final class Releases {

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
   * What a night builds on: the newest release for an earlier day that saw nothing which the night
   * does not know.
   */
  public Optional<Release> newestBefore(AsOf asOf) {
    return all().stream()
        .filter(release -> release.day().isBefore(asOf.day()))
        .filter(release -> !release.knownOn().isAfter(asOf.knownOn()))
        .findFirst();
  }

  /** Publishes; a release that is published already stays as it is. */
  public void publish(Release release) {
    Row row =
        RowFactory.create(
            release.sequence(),
            release.id(),
            Date.valueOf(release.day()),
            Date.valueOf(release.knownOn()),
            release.base(),
            release.configuration(),
            release.inputs(),
            Ledgers.byTableName(release.pins().versions()),
            release.models(),
            release.summary());
    writer.append(
        Table.RELEASES,
        lake.spark().createDataFrame(List.of(row), Table.RELEASES.schema()),
        release.id() + "#" + release.sequence());
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
        row.getString(row.fieldIndex("summary")));
  }
}
