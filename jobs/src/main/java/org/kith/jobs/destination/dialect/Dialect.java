package org.kith.jobs.destination.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.identifier.Field;
import org.kith.jobs.destination.identifier.IdType;

/** How one platform wants an audience: ids, fields, files and limits. */
public interface Dialect {

  /** As in a destination's settings. */
  String name();

  /** The ids by which a file may name people. */
  List<IdType> ids();

  /** What a file may say of a person beside ids, under the platform's headers. */
  default List<Field> fields() {
    return List.of();
  }

  /** Whether the profile's columns may be written as they are. */
  default boolean takesColumns() {
    return false;
  }

  /** Whether a file may name a person by several ids, each in its column. */
  default boolean takesSeveralIds() {
    return false;
  }

  /** Of each file's name, with its dot. */
  String extension();

  /** A writer of such files. */
  Format format(Layout layout);

  /** Largest file that the platform takes, in bytes. */
  default long maxBytes() {
    return Long.MAX_VALUE;
  }

  /** Whether a file can end at a size: its rows are written as they come. */
  default boolean endsAtASize() {
    return true;
  }

  /** Fewest people that the platform documents. */
  default long minimumSize() {
    return 1;
  }

  /** How many files may change an audience in a day, where the platform says so. */
  default OptionalInt updatesADay() {
    return OptionalInt.empty();
  }

  /** Sentences on what of this is not confirmed by a document of the platform's. */
  default List<String> unverified(IdType id) {
    return List.of();
  }

  /** What whoever uploads a file has to say of it, by the platform's own names. */
  default Map<String, Object> upload(IdType id, Operation operation) {
    return Map.of();
  }

  /** The id of that name. */
  default Optional<IdType> id(String name) {
    return ids().stream().filter(id -> id.name().equals(name)).findFirst();
  }

  /** The field of that name. */
  default Optional<Field> field(String name) {
    return fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
