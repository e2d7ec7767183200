package org.kith.jobs.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.kith.features.lake.Lake;
import org.kith.features.lake.WholeFile;

/**
 * Writes export files again without a person, their manifests with them, and a remove file for each
 * audience that a platform may have: header and row as they were handed out, outside the lake.
 */
final class ErasedExports {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUDIENCE = "audience.csv";

  private final FileSystem files;
  private final Path exports;
  private final Needles needles;
  private final java.nio.file.Path removals;
  private final List<String> changed = new ArrayList<>();
  private final List<String> removalFiles = new ArrayList<>();

  ErasedExports(Lake lake, Needles needles, java.nio.file.Path removals) {
    this.exports = new Path(lake.root(), "exports");
    this.needles = needles;
    this.removals = removals;
    try {
      this.files = exports.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot reach " + exports, cause);
    }
  }

  /** Rewrites every file that names the person. */
  void rewrite() {
    try {
      if (!files.exists(exports)) {
        return;
      }
      List<Path> sheets = new ArrayList<>();
      RemoteIterator<LocatedFileStatus> found = files.listFiles(exports, true);
      while (found.hasNext()) {
        Path file = found.next().getPath();
        if (file.getName().endsWith(".csv")) {
          sheets.add(file);
        }
      }
      for (Path sheet : sheets) {
        rewrite(sheet);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("an export cannot be rewritten", cause);
    }
  }

  /** Folders below {@code exports} that were changed. */
  List<String> changed() {
    return changed.stream().distinct().sorted().toList();
  }

  /** Remove files, outside the lake. */
  List<String> removals() {
    return List.copyOf(removalFiles);
  }

  private void rewrite(Path sheet) throws IOException {
    String text = new String(bytes(sheet), StandardCharsets.UTF_8);
    List<String> kept = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    split(text, kept, gone);
    if (gone.isEmpty()) {
      return;
    }
    if (sheet.getName().equals(AUDIENCE)) {
      removalFor(sheet, kept.get(0), gone);
    }
    byte[] without = String.join("", kept).getBytes(StandardCharsets.UTF_8);
    replace(sheet, without);
    manifest(sheet, kept.size() - 1L, without);
    changed.add(place(sheet.getParent()));
  }

  /** Records as they stand in the text, line ends and quotes with them; the header is kept. */
  private void split(String text, List<String> kept, List<String> gone) throws IOException {
    List<Integer> starts = new ArrayList<>();
    List<Boolean> named = new ArrayList<>();
    try (CSVParser parser =
        CSVParser.parse(new StringReader(text), CSVFormat.RFC4180.builder().get())) {
      for (CSVRecord row : parser) {
        starts.add((int) row.getCharacterPosition());
        named.add(starts.size() > 1 && row.stream().anyMatch(needles::isCell));
      }
    }
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      (named.get(i) ? gone : kept).add(text.substring(starts.get(i), end));
    }
  }

  private void removalFor(Path sheet, String header, List<String> rows) throws IOException {
    Files.createDirectories(removals);
    java.nio.file.Path file =
        removals.resolve(place(sheet.getParent()).replace('/', '.') + ".remove.csv");
    Files.writeString(file, header + String.join("", rows));
    removalFiles.add(file.toString());
  }

  private void manifest(Path sheet, long rows, byte[] content) throws IOException {
    Path place = new Path(sheet.getParent(), "manifest.json");
    if (!files.exists(place)) {
      return;
    }
    ObjectNode manifest = (ObjectNode) JSON.readTree(bytes(place));
    for (JsonNode entry : manifest.path("files")) {
      if (entry.path("name").asText().equals(sheet.getName())) {
        ((ObjectNode) entry)
            .put("rows", rows)
            .put("bytes", content.length)
            .put("sha256", sha256(content));
      }
    }
    if (sheet.getName().equals(AUDIENCE) && manifest.path("funnel") instanceof ObjectNode funnel) {
      funnel.put("written", rows);
    }
    manifest.put("erasures", manifest.path("erasures").asInt(0) + 1);
    replace(place, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
  }

  private void replace(Path place, byte[] content) throws IOException {
    WholeFile.write(place, files.getConf(), out -> out.write(content));
  }

  private byte[] bytes(Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return in.readAllBytes();
    }
  }

  private String place(Path folder) {
    String path = folder.toUri().getPath();
    return path.substring(path.lastIndexOf("/exports/") + "/exports/".length());
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }
}
