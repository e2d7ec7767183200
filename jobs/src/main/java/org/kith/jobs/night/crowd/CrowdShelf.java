package org.kith.jobs.night.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.kith.features.lake.Table;
import org.kith.features.lake.WholeFile;
import org.kith.jobs.night.crowd.ProfileColumn.Shape;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.CrowdDocument.Option;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.segment.SensitiveColumns;
import org.kith.jobs.segment.WideFrame;
import org.roaringbitmap.RoaringBitmap;

/**
 * Writes {@code LAKE/shelf/RELEASE/people.bits}, from which the portal counts. It appears all at
 * once; of a night that is never published nobody reads it.
 */
public final class CrowdShelf {

  private static final int MOST_OPTIONS = 20;

  private final Workspace workspace;

  private CrowdShelf(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Writes the people of a finished night; the same night gives the same counts. */
  public static void put(Workspace workspace) {
    new CrowdShelf(workspace).put();
  }

  private void put() {
    Dataset<Row> wide =
        WideFrame.of(
            workspace.table(Table.PROFILE),
            workspace.table(Table.SCORES),
            workspace.configuration().scorers());
    List<ProfileColumn> columns =
        ProfileColumns.of(
            wide, workspace.configuration().tags(), workspace.configuration().questions());
    PeopleSets sets = gathered(wide, columns);
    Map<String, RoaringBitmap> named = new LinkedHashMap<>(new TreeMap<>(sets.of(Counting.FLAGS)));
    List<Tag> tags = new ArrayList<>();
    columns.forEach(column -> name(column, sets.of(column.name()), tags, named));
    write(
        new CrowdDocument(
            workspace.release(),
            sets.people(),
            List.of(),
            tags,
            CrowdWords.segments(
                workspace.configuration().segments(), workspace.configuration().kith().brand()),
            CrowdWords.destinations(workspace.configuration().destinations())),
        named);
  }

  private PeopleSets gathered(Dataset<Row> wide, List<ProfileColumn> columns) {
    Column[] selected =
        Stream.concat(
                columns.stream().map(column -> functions.col(column.name())),
                Stream.of(functions.col(Flags.COLUMN)))
            .toArray(Column[]::new);
    Counting counting = new Counting(columns.stream().map(ProfileColumn::part).toList());
    return PeopleSets.of(
        new Flags(workspace)
            .beside(wide)
            .select(selected)
            .javaRDD()
            .mapPartitionsWithIndex(counting, true)
            .collect());
  }

  private static void name(
      ProfileColumn column,
      Map<String, RoaringBitmap> values,
      List<Tag> tags,
      Map<String, RoaringBitmap> named) {
    if (values.isEmpty()) {
      return;
    }
    List<Option> options = new ArrayList<>();
    for (Map.Entry<Option, RoaringBitmap> option : options(column, values).entrySet()) {
      named.put("tag:" + column.name() + ":" + options.size(), option.getValue());
      options.add(option.getKey());
    }
    if (options.isEmpty()) {
      return;
    }
    tags.add(
        new Tag(column.name(), column.title().en(), column.title().zh(), column.kind(), options));
  }

  private static Map<Option, RoaringBitmap> options(
      ProfileColumn column, Map<String, RoaringBitmap> values) {
    Map<Option, RoaringBitmap> options = new LinkedHashMap<>();
    if (column.shape() == Shape.NUMBER) {
      List<Option> ranges = column.ranges();
      for (int i = 0; i < ranges.size(); i++) {
        options.put(ranges.get(i), values.getOrDefault(Integer.toString(i), new RoaringBitmap()));
      }
      return options;
    }
    if (column.shape() == Shape.YES) {
      options.put(new Option("yes", column.name()), values.get("yes"));
      return options;
    }
    values.entrySet().stream()
        .filter(value -> column.shape() != Shape.KEYS || isFree(value.getKey()))
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, RoaringBitmap> value) ->
                        -value.getValue().getLongCardinality())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_OPTIONS)
        .forEach(value -> options.put(column.option(value.getKey()), value.getValue()));
    return options;
  }

  /** Whether people may be picked by having the key, such as one of the bought attributes. */
  private static boolean isFree(String key) {
    return SensitiveColumns.faultOfNames(List.of(key)).isEmpty();
  }

  private void write(CrowdDocument document, Map<String, RoaringBitmap> named) {
    Path folder = new Path(new Path(workspace.lake().root(), "shelf"), workspace.release());
    Path place = new Path(folder, CrowdFile.NAME);
    try {
      WholeFile.write(
          place,
          workspace.spark().sparkContext().hadoopConfiguration(),
          out -> CrowdFile.write(out, document, named));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + place, cause);
    }
  }
}
