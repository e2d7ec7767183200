package org.kith.jobs.evaluate.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.Problem;
import org.kith.features.identity.match.Field;
import org.kith.features.identity.match.FieldKind;
import org.kith.features.identity.match.MatchRecords;
import org.kith.jobs.evaluate.file.FlatFile;

/**
 * The caller's records, file by file.
 *
 * <p>The first file's header says the columns; every other must have them all. A row without id is
 * counted and left out. Of many records this holds ids alone; the others' values are Spark's to
 * keep.
 */
final class RecordFiles {

  private static final int SAMPLE = 500;
  private static final int ROWS_HELD = 50_000;

  private final IdentityRequest request;
  private final List<String> columns;
  private final List<List<String>> samples = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Dataset<Row>> handedOver = new ArrayList<>();
  private final Map<String, Integer> sides = new HashMap<>();
  private long records;
  private long withoutId;

  private RecordFiles(IdentityRequest request, FlatFile first) {
    this.request = request;
    requireKnown(first);
    this.columns =
        first.header().stream()
            .skip(1)
            .filter(column -> !request.dropped().contains(column))
            .toList();
    columns.forEach(column -> samples.add(new ArrayList<>()));
  }

  /**
   * Reads the files.
   *
   * @throws Problem {@code INPUT_REFUSED} where a file lacks a column or an id occurs twice
   */
  static RecordFiles read(IdentityRequest request) {
    List<FlatFile> files =
        request.records().stream().map(path -> FlatFile.open(path, request::spark)).toList();
    RecordFiles read = new RecordFiles(request, files.get(0));
    for (int side = 0; side < files.size(); side++) {
      read.add(files.get(side), side);
    }
    return read;
  }

  /** The file of each record, from 0, by the record's id. */
  Map<String, Integer> sides() {
    return sides;
  }

  /** Rows read, and those left out. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("files", request.records().size());
    counts.put("records", records);
    counts.put("without_id", withoutId);
    return counts;
  }

  /** What each column says of people: as the caller told, else as guessed. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      String column = columns.get(c);
      FieldKind told = request.kinds().get(column);
      fields.add(new Field(column, told != null ? told : KindGuess.of(column, samples.get(c))));
    }
    return fields;
  }

  MatchRecords records() {
    Dataset<Row> held = request.spark().createDataFrame(rows, schema());
    return MatchRecords.of(handedOver.stream().reduce(held, Dataset::union), fields());
  }

  private void handOver() {
    handedOver.add(
        request.spark().createDataFrame(List.copyOf(rows), schema()).coalesce(1).localCheckpoint());
    rows.clear();
  }

  private StructType schema() {
    StructType schema = new StructType().add("id", "string").add("side", "int");
    for (String column : columns) {
      schema = schema.add(column, "string");
    }
    return schema;
  }

  private void add(FlatFile file, int side) {
    int[] places = columns.stream().mapToInt(file.columns()::require).toArray();
    Set<String> twice = new HashSet<>();
    file.forEach(
        cells -> {
          if (cells[0] == null) {
            withoutId++;
            return;
          }
          if (sides.put(cells[0], side) != null) {
            twice.add(cells[0]);
          }
          rows.add(RowFactory.create(values(cells, places, side)));
          records++;
          if (rows.size() == ROWS_HELD) {
            handOver();
          }
        });
    if (!twice.isEmpty()) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          file.name() + ", column '" + file.header().get(0) + "'",
          "%d ids occur more than once; an id is one record's".formatted(twice.size()),
          "Put a column first that tells every record apart.");
    }
  }

  private Object[] values(String[] cells, int[] places, int side) {
    Object[] values = new Object[places.length + 2];
    values[0] = cells[0];
    values[1] = side;
    for (int c = 0; c < places.length; c++) {
      String cell = cells[places[c]];
      values[c + 2] = cell;
      if (cell != null && samples.get(c).size() < SAMPLE) {
        samples.get(c).add(cell);
      }
    }
    return values;
  }

  private void requireKnown(FlatFile file) {
    request.kinds().keySet().forEach(column -> file.columns().named("--kind", column));
    request.dropped().forEach(column -> file.columns().named("--drop", column));
    long left = file.header().size() - 1L - request.dropped().size();
    if (left < 1 || left > Field.AT_MOST) {
      throw new Problem(
          Problem.Code.USAGE,
          file.name() + ", header",
          "has %d columns to compare; it must have 1 to %d".formatted(left, Field.AT_MOST),
          "Leave some out with --drop.");
    }
  }
}
