package org.kith.jobs.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kith.jobs.destination.dialect.Operation;
import org.kith.jobs.destination.file.WrittenFile;
import org.kith.jobs.destination.identifier.IdType;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;

/**
 * What {@code manifest.json} says of an export: whose audience it is, for what and how long, how
 * many people were left after each step, and what the files hold. It has no clock and no machine in
 * it, so that the same release gives the same bytes.
 *
 * @param context what is the same for all exports of the night
 * @param segment the audience
 * @param destination the place
 * @param funnel the segment's people after each step
 * @param counts of those, the destination's
 * @param changes since which release, and how many; empty where there is none to compare with
 * @param files the other files of the folder
 */
record Manifest(
    ExportContext context,
    SegmentDefinition segment,
    DestinationDefinition destination,
    Funnel funnel,
    Export.Counts counts,
    Map<String, Object> changes,
    List<Entry> files) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  /** A file and what it is for; no operation for rejects. */
  private record Entry(Operation operation, WrittenFile file) {}

  /** What is known of an export before its files are written. */
  static Manifest planned(
      ExportContext context,
      SegmentDefinition segment,
      DestinationDefinition destination,
      Funnel funnel,
      Export.Counts counts) {
    return new Manifest(context, segment, destination, funnel, counts, Map.of(), List.of());
  }

  /** The same export with these files too. */
  Manifest with(Operation operation, List<WrittenFile> written) {
    return with(changes, Stream.concat(files.stream(), entries(operation, written)).toList());
  }

  /** The same export with the list of those left out. */
  Manifest withRejects(List<WrittenFile> written) {
    return with(null, written);
  }

  /** The same export, of whom nobody is in a file. */
  Manifest withoutFile() {
    return new Manifest(
        context, segment, destination, funnel, counts.withoutFile(), changes, files);
  }

  /** The same export, which says how many people joined and left it. */
  Manifest since(Changes compared, Export export) {
    Map<String, Object> told =
        ordered("since", compared.since(), "added", compared.count(export, Operation.ADD));
    told.put("removed", compared.count(export, Operation.REMOVE));
    return with(told, files);
  }

  /** SHA-256 of the first file that holds the whole audience. */
  String digestOfWhole() {
    return files.stream()
        .filter(entry -> entry.operation() == Operation.WHOLE)
        .map(entry -> entry.file().sha256())
        .findFirst()
        .orElseThrow();
  }

  /** How many files add and remove people. */
  long changeFiles() {
    return files.stream()
        .filter(
            entry -> entry.operation() == Operation.ADD || entry.operation() == Operation.REMOVE)
        .count();
  }

  /** The same export, which says that its changes are more files than a day takes. */
  Manifest over(int filesADay) {
    Map<String, Object> told = new LinkedHashMap<>(changes);
    told.put("files_a_day", filesADay);
    told.put("instead", "upload the whole audience, or the changes over several days");
    return with(told, files);
  }

  private Manifest with(Map<String, Object> changed, List<Entry> entries) {
    return new Manifest(context, segment, destination, funnel, counts, changed, entries);
  }

  private static Stream<Entry> entries(Operation operation, List<WrittenFile> written) {
    return written.stream().map(file -> new Entry(operation, file));
  }

  /** The document, UTF-8, keys in a fixed order. */
  byte[] json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("segment", segment.name());
    document.put("destination", destination.name());
    document.put("platform", destination.platform());
    document.put("dialect", destination.dialect());
    document.put("release", context.release());
    document.put("as_of", context.asOf().day().toString());
    document.put("definition_hash", definitionHash());
    document.put("title", ordered("en", segment.title().en(), "zh", segment.title().zh()));
    if (segment.brand() != null) {
      document.put("brand", segment.brand());
    }
    document.put("owner", segment.owner());
    document.put("purpose", segment.purpose());
    document.put("retention_days", segment.retention().count());
    document.put(
        "delete_on", context.asOf().day().plusDays(segment.retention().count()).toString());
    document.put("consent", consent());
    document.put("funnel", funnelCounts());
    document.put("holdout", ordered("share", segment.holdout(), "people", funnel.holdout()));
    List<IdType> ids = destination.ids();
    document.put("id", idEntry(ids.get(0)));
    if (ids.size() > 1) {
      document.put("also", ids.stream().skip(1).map(Manifest::idEntry).toList());
    }
    document.put(
        "unverified",
        ids.stream()
            .flatMap(id -> destination.spoken().unverified(id).stream())
            .distinct()
            .toList());
    if (!changes.isEmpty()) {
      document.put("changes", changes);
    }
    document.put("files", files.stream().map(this::fileEntry).toList());
    return bytes(document);
  }

  /** SHA-256 of the two definitions that decided the export. */
  private String definitionHash() {
    try {
      byte[] text = JSON.writeValueAsBytes(List.of(segment, destination));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (JsonProcessingException | NoSuchAlgorithmException cause) {
      throw new IllegalStateException("the definitions cannot be hashed", cause);
    }
  }

  private Map<String, Object> consent() {
    if (context.assumedConsent() == null) {
      return ordered("assumed", false, "basis", "the consent source");
    }
    Map<String, Object> consent =
        ordered("assumed", true, "basis", context.assumedConsent().basis());
    consent.put("purpose", context.assumedConsent().purpose());
    return consent;
  }

  private Map<String, Object> funnelCounts() {
    Map<String, Object> steps = ordered("people", funnel.people(), "consented", funnel.consented());
    steps.put("not_suppressed", funnel.notSuppressed());
    steps.put("reachable", counts.reachable());
    steps.put("written", counts.written());
    destination
        .matchRate()
        .ifPresent(rate -> steps.put("expected_to_match", Math.round(rate * counts.written())));
    steps.put("within_limit", funnel.withinLimit());
    steps.put("over_cap", counts.overCap());
    steps.put("over_selling", counts.overSelling());
    if (!counts.displacedBy().isEmpty()) {
      steps.put("displaced_by", counts.displacedBy());
    }
    steps.put("suppressed", funnel.suppressed());
    return steps;
  }

  private static Map<String, Object> idEntry(IdType id) {
    Map<String, Object> entry = ordered("type", id.name(), "kind", String.join(" or ", id.kinds()));
    entry.put("hashing", id.hashing().words());
    return entry;
  }

  private Map<String, Object> fileEntry(Entry entry) {
    WrittenFile file = entry.file();
    Map<String, Object> told = ordered("name", file.name(), "rows", file.rows());
    told.put("bytes", file.bytes());
    told.put("sha256", file.sha256());
    told.put("md5", file.md5());
    if (entry.operation() != null) {
      told.put("operation", entry.operation().name().toLowerCase(Locale.ROOT));
      Map<String, Object> upload =
          destination.spoken().upload(destination.ids().get(0), entry.operation());
      if (!upload.isEmpty()) {
        told.put("upload", upload);
      }
    }
    return told;
  }

  private static Map<String, Object> ordered(
      String firstKey, Object first, String secondKey, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(firstKey, first);
    map.put(secondKey, second);
    return map;
  }

  private static byte[] bytes(Map<String, Object> document) {
    try {
      return (JSON.writer(PRETTY).writeValueAsString(document) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("the manifest cannot be written as JSON", cause);
    }
  }
}
