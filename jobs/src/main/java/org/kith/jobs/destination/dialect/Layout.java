package org.kith.jobs.destination.dialect;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.kith.jobs.destination.identifier.IdType;

/**
 * What a destination's files hold.
 *
 * @param ids what names a person, one or, where the dialect takes them, several
 * @param columns names and types of all cells, the ids first
 * @param byteOrderMark whether text for people starts with one
 * @param unixSeconds end of the audience's business day, seconds since 1970
 */
public record Layout(
    List<IdType> ids, StructType columns, boolean byteOrderMark, long unixSeconds) {

  public Layout {
    ids = List.copyOf(ids);
  }

  /** The header. */
  List<String> header() {
    return List.of(columns.fieldNames());
  }

  /** Name of the first id's type. */
  String idName() {
    return ids.get(0).name();
  }
}
