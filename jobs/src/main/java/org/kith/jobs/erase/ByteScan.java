package org.kith.jobs.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Lake;

/**
 * Looks for a person in every file of a lake: in the bytes of each, Delta logs included, in what
 * archives pack, and in the rows of each Parquet file as well, whose bytes are compressed.
 */
final class ByteScan {

  private static final int BLOCK = 1 << 20;
  private static final int FILES_AT_ONCE = 200;

  private final SparkSession spark;
  private final FileSystem system;
  private final Path root;
  private final Needles needles;
  private long files;
  private long rows;
  private final List<String> hits = new ArrayList<>();

  private ByteScan(Lake lake, Needles needles) throws IOException {
    this.spark = lake.spark();
    this.system = lake.root().getFileSystem(spark.sparkContext().hadoopConfiguration());
    this.root = system.makeQualified(lake.root());
    this.needles = needles;
  }

  /** Looks through the whole lake. */
  static Certificate.Scan of(Lake lake, Needles needles) {
    try {
      return new ByteScan(lake, needles).scan();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot scan " + lake.root(), cause);
    }
  }

  private Certificate.Scan scan() throws IOException {
    Set<String> parquet = new TreeSet<>();
    RemoteIterator<LocatedFileStatus> found = system.listFiles(root, true);
    while (found.hasNext()) {
      Path file = found.next().getPath();
      files++;
      if (holds(file)) {
        hits.add(below(file));
      }
      if (file.getName().endsWith(".parquet")) {
        parquet.add(file.toString());
      }
    }
    decode(parquet);
    return new Certificate.Scan(files, rows, hits.stream().distinct().sorted().toList());
  }

  private boolean holds(Path file) throws IOException {
    return file.getName().endsWith(".zip") ? archiveHolds(file) : bytesHold(file);
  }

  /** The lines of what is packed; a platform's may be Base64. */
  private boolean archiveHolds(Path file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(system.open(file))) {
      while (zip.getNextEntry() != null) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(zip, StandardCharsets.ISO_8859_1));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (needles.isIn(line) || needles.isIn(decoded(line))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String decoded(String line) {
    try {
      return new String(Base64.getDecoder().decode(line), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException plain) {
      return "";
    }
  }

  /** Bytes as Latin-1, so that each stays one character; blocks overlap by the longest needle. */
  private boolean bytesHold(Path file) throws IOException {
    int overlap = needles.longest() + 2;
    byte[] block = new byte[BLOCK + overlap];
    int kept = 0;
    try (InputStream in = system.open(file)) {
      for (int read = in.readNBytes(block, kept, BLOCK);
          read > 0;
          read = in.readNBytes(block, kept, BLOCK)) {
        int filled = kept + read;
        if (needles.isIn(new String(block, 0, filled, StandardCharsets.ISO_8859_1))) {
          return true;
        }
        kept = Math.min(overlap, filled);
        System.arraycopy(block, filled - kept, block, 0, kept);
      }
    }
    return false;
  }

  /** Files of one folder may have several shapes; those of one shape are read together. */
  private void decode(Set<String> parquet) {
    Map<String, List<String>> together = new TreeMap<>();
    for (String file : parquet) {
      String shape = spark.read().parquet(file).schema().json();
      together
          .computeIfAbsent(new Path(file).getParent() + shape, key -> new ArrayList<>())
          .add(file);
    }
    for (List<String> alike : together.values()) {
      for (int from = 0; from < alike.size(); from += FILES_AT_ONCE) {
        List<String> some = alike.subList(from, Math.min(alike.size(), from + FILES_AT_ONCE));
        decode(some);
      }
    }
  }

  private void decode(List<String> some) {
    Dataset<Row> content = spark.read().parquet(some.toArray(String[]::new));
    Column[] columns =
        Arrays.stream(content.columns()).map(name -> col("`" + name + "`")).toArray(Column[]::new);
    Column text = to_json(struct(columns));
    Column found = lit(false);
    for (String needle : needles.anywhere()) {
      found = found.or(text.contains(needle));
    }
    Row counts = content.agg(count(lit(1)), count_if(found)).first();
    rows += counts.getLong(0);
    if (counts.getLong(1) > 0) {
      hits.add(below(new Path(some.get(0)).getParent()));
    }
  }

  private String below(Path path) {
    String whole = path.toUri().getPath();
    String folder = root.toUri().getPath() + "/";
    return whole.startsWith(folder) ? whole.substring(folder.length()) : whole;
  }
}
