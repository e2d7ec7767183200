package org.kith.jobs.portal.leak;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kith.jobs.portal.audit.AuditLine;
import org.kith.jobs.portal.audit.Chain;
import org.kith.jobs.portal.leak.LeakFigures.Download;
import org.kith.jobs.portal.leak.LeakFigures.Source;
import org.kith.jobs.portal.shelf.Checksum;

/**
 * Traces a leaked file. The file itself is known by its checksum even after it was deleted from the
 * shelf, since the audit keeps that of each download. Parts of one are looked for, line by line, in
 * the text and zip files that are still in the lake.
 */
public final class LeakTrace {

  private static final String DIGEST = " sha256:";

  private final Map<String, List<AuditLine>> downloads = new LinkedHashMap<>();

  /**
   * Reads all downloads.
   *
   * @param audit the portal's audit file
   */
  public LeakTrace(Path audit) throws IOException {
    Chain.follow(
        audit,
        line -> {
          int digest = line.object().lastIndexOf(DIGEST);
          if (line.action().equals("download") && line.outcome().equals("done") && digest >= 0) {
            downloads
                .computeIfAbsent(
                    line.object().substring(digest + DIGEST.length()), sha -> new ArrayList<>())
                .add(line);
          }
        });
  }

  /** Where a leaked file can come from, and who took that; header lines count as any other. */
  public LeakFigures of(Path leaked, Path lake) throws IOException {
    LeakedLines lines = LeakedLines.of(leaked);
    Map<String, Source> sources = new LinkedHashMap<>();
    String itself = checksum(leaked);
    if (downloads.containsKey(itself)) {
      sources.put(itself, source(null, itself, lines.count(), true));
    }
    for (Path file : files(lake.resolve("exports"))) {
      String sha256 = checksum(file);
      long held = sha256.equals(itself) ? lines.count() : lines.in(file);
      if (held > 0) {
        sources.putIfAbsent(
            sha256, source(lake.relativize(file).toString(), sha256, held, sha256.equals(itself)));
      }
    }
    return new LeakFigures(
        lines.count(),
        sources.values().stream()
            .sorted(
                Comparator.comparing((Source source) -> !source.whole())
                    .thenComparing(Comparator.comparingLong(Source::lines).reversed())
                    .thenComparing(Source::file))
            .toList());
  }

  private Source source(String path, String sha256, long lines, boolean whole) {
    List<AuditLine> taken = new ArrayList<>(downloads.getOrDefault(sha256, List.of()));
    Collections.reverse(taken);
    String name =
        taken.isEmpty()
            ? path
            : taken.get(0).object().substring(0, taken.get(0).object().lastIndexOf(DIGEST));
    return new Source(
        name,
        sha256,
        lines,
        whole,
        taken.stream()
            .map(line -> new Download(line.user(), line.time(), line.address()))
            .toList());
  }

  private static List<Path> files(Path exports) throws IOException {
    if (!Files.isDirectory(exports)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(exports)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("manifest.json"))
          .filter(file -> !file.getFileName().toString().endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  private static String checksum(Path file) throws IOException {
    try (FileChannel open = FileChannel.open(file)) {
      return Checksum.of(open);
    }
  }
}
