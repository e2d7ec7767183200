package org.kith.features.lake;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What stands for the accounts of erased people; only the holder of the lake's lease writes. */
public final class ErasureLedger {

  private final Lake lake;

  public ErasureLedger(Lake lake) {
    this.lake = lake;
  }

  /** The marks of all erased accounts; empty for a lake that forgot nobody. */
  public Set<String> marks() {
    return lake
        .readNewest(Table.TOMBSTONES)
        .map(rows -> rows.select("mark").collectAsList())
        .orElse(List.of())
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  /** Writes marks down; the same marks of an erasure a second time change nothing. */
  public void record(Collection<String> marks, LocalDate day, String erasure) {
    List<Row> rows =
        marks.stream()
            .sorted()
            .map(mark -> RowFactory.create(mark, Date.valueOf(day), erasure))
            .toList();
    lake.steps()
        .take(
            "tombstones",
            () ->
                new LakeWriter(lake)
                    .append(
                        Table.TOMBSTONES,
                        lake.spark().createDataFrame(rows, Table.TOMBSTONES.schema()),
                        "erasure/%s/%d"
                            .formatted(erasure, marks.stream().sorted().toList().hashCode())));
  }
}
