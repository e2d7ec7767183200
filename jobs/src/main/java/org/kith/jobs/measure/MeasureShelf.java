package org.kith.jobs.measure;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.kith.features.lake.WholeFile;

/**
 * Where what was measured lies for pages to read: {@code LAKE/measures/RELEASE.json}, the figures
 * as {@code kith measure --json} prints them.
 */
public final class MeasureShelf {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path root;
  private final Configuration hadoop;

  /**
   * @param lake root of the lake
   */
  public MeasureShelf(Path lake, Configuration hadoop) {
    this.root = new Path(lake, "measures");
    this.hadoop = hadoop;
  }

  /** Writes figures, all at once; those of the same release are replaced. Gives their path. */
  public String put(MeasureFigures figures) {
    Path place = place(figures.release());
    try {
      WholeFile.write(place, hadoop, out -> out.write(JSON.writeValueAsBytes(figures)));
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write what was measured, " + place, cause);
    }
    return place.toString();
  }

  /** The figures of a release; empty where it was not measured. */
  public Optional<MeasureFigures> get(String release) {
    Path place = place(release);
    try {
      FileSystem files = place.getFileSystem(hadoop);
      if (!files.exists(place)) {
        return Optional.empty();
      }
      try (InputStream in = files.open(place)) {
        return Optional.of(JSON.readValue(in, MeasureFigures.class));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read what was measured, " + place, cause);
    }
  }

  private Path place(String release) {
    return new Path(root, release + ".json");
  }
}
