package org.kith.jobs.night.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports and the days on which they go. */
class ExportRetentionTest {

  @TempDir Path lake;

  @Test
  void anExportIsDeletedOnTheDayOnWhichItsRetentionEndsAndOthersStay() throws IOException {
    Path ends = export("win-back/r1/csv", "2026-07-30");
    Path later = export("win-back/r2/csv", "2026-07-31");
    Path unfinished = Files.createDirectories(lake.resolve("exports/win-back/r3/csv"));

    assertThat(on("2026-07-29")).isEmpty();
    assertThat(on("2026-07-30"))
        .containsExactly(new ExportRetention.Expired("win-back", "r1", "csv", "2026-07-30"));

    assertThat(ends).doesNotExist();
    assertThat(later).isNotEmptyDirectory();
    assertThat(unfinished).exists();
    assertThat(on("2026-07-30")).isEmpty();
  }

  private List<ExportRetention.Expired> on(String day) {
    return ExportRetention.apply(
        new org.apache.hadoop.fs.Path(lake.toUri()), new Configuration(), LocalDate.parse(day));
  }

  private Path export(String place, String deleteOn) throws IOException {
    Path folder = Files.createDirectories(lake.resolve("exports").resolve(place));
    Files.writeString(folder.resolve("manifest.json"), "{\"delete_on\": \"" + deleteOn + "\"}");
    return folder;
  }
}
