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
import java.util.Map;
import org.kith.jobs.destination.DigestedFile.WrittenFile;
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
 * @param reachable people who have consented, are not suppressed and have the id that the
 *     destination wants
 * @param written people in the file
 * @param files the other files of the folder
 */
record Manifest(
    ExportContext context,
    SegmentDefinition segment,
    DestinationDefinition destination,
    Funnel funnel,
    long reachable,
    long written,
    List<WrittenFile> files) {

  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  /** What is known of an export before its files are written. */
  static Manifest planned(
      ExportContext context,
      SegmentDefinition segment,
      DestinationDefinition destination,
      Funnel funnel,
      long reachable) {
    return new Manifest(context, segment, destination, funnel, reachable, 0, List.of());
  }

  /** The same export with its files. */
  Manifest with(long peopleWritten, List<WrittenFile> filesWritten) {
    return new Manifest(
        context, segment, destination, funnel, reachable, peopleWritten, filesWritten);
  }

  /** The document, UTF-8, keys in a fixed order. */
  byte[] json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("segment", segment.name());
    document.put("destination", destination.name());
    document.put("platform", destination.platform());
    document.put("dialect", destination.dialect());
    document.put("release", context.release());
    document.put("as_of", context.asOf().toString());
    document.put("definition_hash", definitionHash());
    document.put("title", ordered("en", segment.title().en(), "zh", segment.title().zh()));
    document.put("owner", segment.owner());
    document.put("purpose", segment.purpose());
    document.put("retention_days", segment.retention().count());
    document.put("delete_on", context.asOf().plusDays(segment.retention().count()).toString());
    document.put("consent", consent());
    document.put("funnel", funnelCounts());
    document.put("holdout", ordered("share", segment.holdout(), "people", funnel.holdout()));
    document.put(
        "id",
        ordered(
            "kind",
            destination.id(),
            "hashing",
            DestinationRules.isHashed(destination.id())
                ? "hmac-sha-256, the brand's key"
                : "none"));
    document.put("files", files.stream().map(Manifest::fileEntry).toList());
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
    Map<String, Object> counts =
        ordered("people", funnel.people(), "consented", funnel.consented());
    counts.put("not_suppressed", funnel.notSuppressed());
    counts.put("reachable", reachable);
    counts.put("written", written);
    counts.put("within_limit", funnel.withinLimit());
    counts.put("suppressed", funnel.suppressed());
    return counts;
  }

  private static Map<String, Object> fileEntry(WrittenFile file) {
    Map<String, Object> entry = ordered("name", file.name(), "rows", file.rows());
    entry.put("bytes", file.bytes());
    entry.put("sha256", file.sha256());
    return entry;
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
