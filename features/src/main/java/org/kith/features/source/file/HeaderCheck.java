package org.kith.features.source.file;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.kith.features.error.Problem;
import org.kith.features.source.raw.Layout;
import org.kith.features.source.raw.RawRecord;
import org.kith.features.source.raw.RecordReader;

/**
 * Refuses a file whole whose header is not the contract's columns, in their order.
 *
 * @param source name of the source, for messages
 * @param layout how its files are written
 * @param hadoop settings of the file systems
 */
public record HeaderCheck(String source, Layout layout, Configuration hadoop) {

  /**
   * @throws Problem {@code INPUT_REFUSED} with the header found and the one wanted, where columns
   *     are swapped, missing, renamed, or more than wanted, and where the header stands twice
   */
  public void pass(InputFile file) {
    if (layout.json() || !layout.header()) {
      return;
    }
    try (RecordReader records = RecordReader.of(file.openUnpacked(hadoop), layout)) {
      RawRecord first = records.next();
      if (first == null) {
        throw refused(file, "it holds no line");
      }
      if (!isHeader(first)) {
        throw refused(file, told(first));
      }
      RawRecord second = records.next();
      if (second != null && isHeader(second)) {
        throw refused(file, "its header stands on line %d again".formatted(second.line()));
      }
    } catch (EOFException cut) {
      throw refused(file, "it ends before its header does");
    } catch (IOException cause) {
      throw unreadable(source, file.name(), cause);
    }
  }

  /** That a file cannot be read to its end. */
  public static Problem unreadable(String source, String file, Throwable cause) {
    return new Problem(
        Problem.Code.INPUT_REFUSED,
        "source %s, file %s".formatted(source, file),
        "it cannot be read to its end: " + cause.getMessage(),
        "Deliver the file again, whole.",
        cause);
  }

  private boolean isHeader(RawRecord record) {
    return record.cells() != null && List.of(record.cells()).equals(layout.columns());
  }

  /** The header as found; a line without a column's name is a row, and rows are never told. */
  private String told(RawRecord first) {
    String text = new String(first.bytes(), java.nio.charset.Charset.forName(layout.encoding()));
    String bare = layout.quote() == null ? text : text.replace(layout.quote().toString(), "");
    List<String> cells =
        Arrays.stream(bare.split(java.util.regex.Pattern.quote("" + layout.delimiter()), -1))
            .map(String::strip)
            .toList();
    boolean named =
        cells.stream().anyMatch(cell -> layout.columns().stream().anyMatch(cell::equalsIgnoreCase));
    return named
        ? "its header is [%s]".formatted(String.join(", ", cells))
        : "its first line has %d cells and names no column".formatted(cells.size());
  }

  private Problem refused(InputFile file, String found) {
    return new Problem(
        Problem.Code.INPUT_REFUSED,
        "source %s, file %s".formatted(source, file.name()),
        "%s; it must be [%s]".formatted(found, String.join(", ", layout.columns())),
        "Deliver the file with these columns in this order, or change 'columns' in the contract.");
  }
}
