package org.kith.jobs.destination;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.destination.dialect.Dialect;
import org.kith.jobs.destination.dialect.Operation;
import org.kith.jobs.destination.file.Csv;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.OutputFiles;
import org.kith.jobs.destination.file.Parts;
import org.kith.jobs.destination.file.WrittenFile;

/** One export's files, written row by row as Spark hands the rows over. */
final class AudienceFiles {

  private static final List<String> REJECTS = List.of("person_id", "reason");

  private final OutputFiles folder;
  private final AudienceRows rows;
  private final DestinationDefinition destination;
  private final long unixSeconds;

  /**
   * @param rows how a row becomes cells
   * @param unixSeconds end of the business day, seconds since 1970
   */
  AudienceFiles(OutputFiles folder, AudienceRows rows, long unixSeconds) {
    this.folder = folder;
    this.rows = rows;
    this.destination = rows.destination();
    this.unixSeconds = unixSeconds;
  }

  /** People in the platform's dialect. */
  List<WrittenFile> people(Operation operation, Dataset<Row> frame) throws IOException {
    Dialect dialect = destination.spoken();
    Format format = dialect.format(rows.layout(frame, unixSeconds));
    try (Parts parts =
        new Parts(folder, operation.stem(), dialect.extension(), format, destination.maxBytes())) {
      for (Iterator<Object[]> each = rows.cells(frame); each.hasNext(); ) {
        parts.row(each.next());
      }
      return parts.written();
    }
  }

  /** Who is left out and why, rows of {@code (person_id, reason)}. */
  List<WrittenFile> rejects(Dataset<Row> leftOut) throws IOException {
    Csv csv = Csv.forPeople(REJECTS, destination.byteOrderMark());
    try (Parts parts = new Parts(folder, "rejects", ".csv", csv, Long.MAX_VALUE)) {
      for (Iterator<Row> each = leftOut.toLocalIterator(); each.hasNext(); ) {
        Row row = each.next();
        parts.row(row.getString(0), row.getString(1));
      }
      return parts.written();
    }
  }
}
