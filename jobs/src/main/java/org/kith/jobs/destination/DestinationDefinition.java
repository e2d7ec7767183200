package org.kith.jobs.destination;

import java.util.List;
import org.kith.features.error.SettingFault;

/**
 * A place that takes audience files, and how it wants them.
 *
 * @param name kebab-case, unique
 * @param platform for people, such as {@code generic}
 * @param dialect how the file is written: {@code csv}
 * @param id what names a person in the file: {@code person_id}, or an identifier kind such as
 *     {@code member}
 * @param columns {@code profile} columns written beside the id; {@code recommendations} writes the
 *     first items
 * @param minimumSize a file with fewer people is not written, 1 or more
 * @param byteOrderMark whether the file starts with one, for spreadsheet programs
 */
public record DestinationDefinition(
    String name,
    String platform,
    String dialect,
    String id,
    List<String> columns,
    long minimumSize,
    boolean byteOrderMark) {

  private static final List<String> DIALECTS = List.of("csv");

  public DestinationDefinition {
    SettingFault.required(name, "name", "kebab-case");
    SettingFault.required(platform, "platform", "the platform's name");
    SettingFault.unless(
        dialect != null && DIALECTS.contains(dialect), "dialect", dialect, "one of " + DIALECTS);
    SettingFault.required(id, "id", "person_id or an identifier kind");
    SettingFault.unless(minimumSize >= 1, "minimum-size", minimumSize, "1 or more");
    columns = columns == null ? List.of() : List.copyOf(columns);
  }
}
