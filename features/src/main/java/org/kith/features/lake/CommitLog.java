package org.kith.features.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The newest commits of one Delta table, read from its log without starting a job.
 *
 * <p>Of a commit are looked at its {@code commitInfo}, whose {@code userMetadata} is the stamp of
 * the write and whose {@code operationMetrics} say how many rows were written, its {@code txn}, the
 * fence under which it was written, and the {@code add} of each data file.
 */
final class CommitLog {

  /** Delta's name for the fences of those who wrote; a lower one writes nothing. */
  static final String FENCE = "kith-lease";

  /** How many of the newest commits are searched for a stamp or a fence. */
  static final int COMMITS_SEARCHED = 100;

  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
  private static final Pattern ENTRY = Pattern.compile("\\d{20}\\..+");
  private static final String CHECKPOINT = ".checkpoint.parquet";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path log;
  private final FileSystem files;

  CommitLog(Path table, Configuration hadoop) {
    this.log = new Path(table, "_delta_log");
    try {
      this.files = log.getFileSystem(hadoop);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot reach the file system of " + table, cause);
    }
  }

  /** The newest version that carries the stamp, among the last hundred; empty where none does. */
  OptionalLong versionStamped(String stamp) {
    return newestCommits().stream()
        .filter(commit -> stamp.equals(informationOf(commit).path("userMetadata").asText(null)))
        .mapToLong(CommitLog::versionOf)
        .findFirst();
  }

  /** The newest version; empty where the table does not exist. */
  OptionalLong newestVersion() {
    return newestCommits().stream().mapToLong(CommitLog::versionOf).findFirst();
  }

  /** The fence of the newest commit that was written under one; 0 where none was. */
  long fence() {
    return newestCommits().stream()
        .map(commit -> action(commit, "txn"))
        .filter(transaction -> FENCE.equals(transaction.path("appId").asText()))
        .mapToLong(transaction -> transaction.path("version").asLong())
        .findFirst()
        .orElse(0);
  }

  /** How many rows the write that made the version wrote. */
  long rowsWritten(long version) {
    JsonNode rows = informationOf(commitOf(version)).path("operationMetrics").path("numOutputRows");
    if (rows.isMissingNode()) {
      throw new IllegalStateException("version %d of %s tells no rows".formatted(version, log));
    }
    return rows.asLong();
  }

  /** Names of the data files that the version's own commit added. */
  Set<String> added(long version) {
    return actions(commitOf(version), "add").stream()
        .map(add -> new Path(URI.create(add.path("path").asText())).getName())
        .collect(Collectors.toSet());
  }

  /**
   * Deletes what tells of versions before one alone: all entries below the last checkpoint that is
   * not above it. That version and all later ones stay readable.
   *
   * @return how many entries went
   */
  int forgetBefore(long version) {
    List<Path> entries = entries(ENTRY);
    OptionalLong checkpoint =
        entries.stream()
            .filter(path -> path.getName().endsWith(CHECKPOINT))
            .mapToLong(CommitLog::versionOf)
            .filter(checkpointed -> checkpointed <= version)
            .max();
    int gone = 0;
    for (Path entry : entries) {
      if (checkpoint.isPresent() && versionOf(entry) < checkpoint.getAsLong()) {
        delete(entry);
        gone++;
      }
    }
    return gone;
  }

  private void delete(Path entry) {
    try {
      files.delete(entry, false);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot delete " + entry, cause);
    }
  }

  private List<Path> newestCommits() {
    return entries(COMMIT).stream()
        .sorted(Comparator.comparing(Path::getName).reversed())
        .limit(COMMITS_SEARCHED)
        .toList();
  }

  private List<Path> entries(Pattern names) {
    try {
      return Arrays.stream(files.listStatus(log))
          .map(FileStatus::getPath)
          .filter(path -> names.matcher(path.getName()).matches())
          .toList();
    } catch (FileNotFoundException absent) {
      return List.of();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + log, cause);
    }
  }

  private JsonNode informationOf(Path commit) {
    return action(commit, "commitInfo");
  }

  /** A commit's one action of a kind; missing where it has none. */
  private JsonNode action(Path commit, String kind) {
    return actions(commit, kind).stream().findFirst().orElse(MissingNode.getInstance());
  }

  private List<JsonNode> actions(Path commit, String kind) {
    List<JsonNode> found = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(files.open(commit), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains('"' + kind + '"')) {
          JsonNode action = JSON.readTree(line).path(kind);
          if (!action.isMissingNode()) {
            found.add(action);
          }
        }
      }
      return found;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + commit, cause);
    }
  }

  private Path commitOf(long version) {
    return new Path(log, "%020d.json".formatted(version));
  }

  private static long versionOf(Path commit) {
    return Long.parseLong(commit.getName().substring(0, 20));
  }
}
