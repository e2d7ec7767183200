package org.kith.jobs.destination;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kith.features.error.SettingFault;
import org.kith.jobs.destination.dialect.Dialect;
import org.kith.jobs.destination.dialect.Dialects;
import org.kith.jobs.destination.file.Parts;
import org.kith.jobs.destination.identifier.IdType;

/**
 * A place that takes audience files, and how it wants them.
 *
 * @param name kebab-case, unique
 * @param platform for people, such as {@code WeChat Moments}
 * @param dialect how the files are written, such as {@code csv} or {@code tencent}
 * @param id what names a person in the file, one of the dialect's
 * @param also further ids of the dialect's, in columns of their own; a person with any is reachable
 * @param fields what else the platform's headers say of a person, each a Spark SQL expression over
 *     the profile
 * @param columns {@code profile} columns written beside the id, where the dialect takes them;
 *     {@code recommendations} writes the first items
 * @param channel the channel to which people must have consented; null asks for consent on every
 *     channel
 * @param region where phones without a country code belong, ISO 3166-1 alpha-2; CN unless told
 * @param minimumSize a file with fewer people is not written; 1 or more, and no fewer than the
 *     platform documents
 * @param byteOrderMark whether a file for people starts with one, for spreadsheet programs
 * @param maxFileMb largest file, in millions of bytes, where the dialect's files can end at a size;
 *     the platform's limit unless told
 * @param cap how often a person may be handed over; null for no bound
 * @param matched what came back from earlier uploads, by any name
 */
public record DestinationDefinition(
    String name,
    String platform,
    String dialect,
    String id,
    List<String> also,
    Map<String, String> fields,
    List<String> columns,
    String channel,
    String region,
    long minimumSize,
    boolean byteOrderMark,
    Long maxFileMb,
    Cap cap,
    Map<String, MatchCount> matched) {

  private static final long BYTES_A_MB = 1_000_000;
  private static final long SMALLEST_MB = 4;
  private static final String CHINA = "CN";

  /**
   * How often a person may be handed over: who was handed to any destinations so often in so many
   * days, tonight's earlier exports among them, is not handed to this one.
   *
   * @param contacts 1 or more
   * @param days the last so many business days, 1 to 366
   * @param selling of contacts that sell, at most so many for each that brings content, and as many
   *     before the first, in those days; 1 or more, null for no bound. What a segment that is no
   *     longer defined sent counts as selling
   */
  public record Cap(Long contacts, Integer days, Long selling) {

    private static final int LONGEST = 366;

    public Cap {
      SettingFault.unless(
          contacts != null && contacts >= 1, "contacts", contacts, "1 or more contacts");
      SettingFault.unless(
          days != null && days >= 1 && days <= LONGEST, "days", days, "1 to " + LONGEST + " days");
      SettingFault.unless(
          selling == null || selling >= 1, "selling", selling, "1 or more contacts that sell");
    }
  }

  /**
   * What a platform said of one upload.
   *
   * @param uploaded people in the file
   * @param matched people whom the platform found, no more than those
   */
  public record MatchCount(Long uploaded, Long matched) {

    public MatchCount {
      SettingFault.unless(
          uploaded != null && uploaded >= 1, "uploaded", uploaded, "1 or more people");
      SettingFault.unless(
          matched != null && matched >= 0 && (uploaded == null || matched <= uploaded),
          "matched",
          matched,
          "0 or more people, and no more than were uploaded");
    }
  }

  public DestinationDefinition {
    SettingFault.required(name, "name", "kebab-case");
    SettingFault.required(platform, "platform", "the platform's name");
    Optional<Dialect> spoken = dialect == null ? Optional.empty() : Dialects.named(dialect);
    SettingFault.unless(
        spoken.isPresent(), "dialect", dialect, "one of " + String.join(", ", Dialects.names()));
    SettingFault.required(id, "id", "an id that the dialect takes");
    also = also == null ? List.of() : List.copyOf(also);
    fields = fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    columns = columns == null ? List.of() : List.copyOf(columns);
    region = region == null ? CHINA : region;
    SettingFault.unless(
        region.matches("[A-Z]{2}"), "region", region, "two letters of ISO 3166-1, such as CN");
    SettingFault.unless(
        channel == null || channel.matches("[a-z][a-z0-9_-]*"),
        "channel",
        channel,
        "a channel as consents name it, in lower case");
    SettingFault.unless(minimumSize >= 1, "minimum-size", minimumSize, "1 or more");
    SettingFault.unless(
        maxFileMb == null || maxFileMb >= SMALLEST_MB,
        "max-file-mb",
        maxFileMb,
        SMALLEST_MB + " or more");
    matched =
        matched == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(matched));
    if (spoken.isPresent() && id != null) {
      fits(spoken.get(), id, also, fields, columns, minimumSize, maxFileMb);
    }
  }

  private static void fits(
      Dialect spoken,
      String id,
      List<String> also,
      Map<String, String> fields,
      List<String> columns,
      long minimumSize,
      Long maxFileMb) {
    List<String> ids = spoken.ids().stream().map(IdType::name).toList();
    List<String> headers = spoken.fields().stream().map(field -> field.name()).toList();
    String legalIds = "one of " + String.join(", ", ids);
    SettingFault.unless(ids.contains(id), "id", id, legalIds);
    for (String other : also) {
      boolean free = spoken.takesSeveralIds() && ids.contains(other) && !other.equals(id);
      String legal = spoken.takesSeveralIds() ? legalIds + ", each once" : "left out for it";
      SettingFault.unless(free, "also", other, legal);
    }
    for (String header : fields.keySet()) {
      String legal = headers.isEmpty() ? "left out for it" : "one of " + String.join(", ", headers);
      SettingFault.unless(headers.contains(header), "fields", header, legal);
    }
    SettingFault.unless(
        columns.isEmpty() || spoken.takesColumns(), "columns", columns, "left out for it");
    SettingFault.unless(
        minimumSize < 1 || minimumSize >= spoken.minimumSize(),
        "minimum-size",
        minimumSize,
        spoken.minimumSize() + " or more, as the platform documents");
    SettingFault.unless(
        maxFileMb == null || spoken.endsAtASize(),
        "max-file-mb",
        maxFileMb,
        "left out for " + spoken.name() + ", whose rows are not written one by one");
    SettingFault.unless(
        maxFileMb == null || maxFileMb * BYTES_A_MB <= spoken.maxBytes(),
        "max-file-mb",
        maxFileMb,
        spoken.maxBytes() / BYTES_A_MB + " or less, as the platform documents");
  }

  /** The dialect that it speaks. */
  Dialect spoken() {
    return Dialects.named(dialect).orElseThrow();
  }

  /** The ids that its files name people by, the first first. */
  public List<IdType> ids() {
    return Stream.concat(Stream.of(id), also.stream())
        .map(type -> spoken().id(type).orElseThrow())
        .toList();
  }

  /** Largest file in bytes, enough for what a {@link Parts} holds back. */
  long maxBytes() {
    return maxFileMb == null ? spoken().maxBytes() : maxFileMb * BYTES_A_MB;
  }

  /** The share of uploaded people whom the platform found so far; empty where none came back. */
  Optional<Double> matchRate() {
    long uploaded = matched.values().stream().mapToLong(MatchCount::uploaded).sum();
    long found = matched.values().stream().mapToLong(MatchCount::matched).sum();
    return uploaded == 0 ? Optional.empty() : Optional.of((double) found / uploaded);
  }
}
