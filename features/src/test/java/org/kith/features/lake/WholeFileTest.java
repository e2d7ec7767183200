package org.kith.features.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  private final Configuration hadoop = new Configuration();
  private Path place;

  @Test
  void theNewContentTakesThePlaceOfTheOldAndNoDraftStays(@TempDir Path folder) throws IOException {
    place = folder.resolve("reports").resolve("night.txt");

    WholeFile.write(target(), hadoop, "first, 很长");
    WholeFile.write(target(), hadoop, "second");

    assertThat(place).hasContent("second");
    assertThat(place.getParent())
        .isDirectoryNotContaining(file -> file.toString().contains("draft"));
  }

  @Test
  void contentThatCannotBeWrittenLeavesTheOld(@TempDir Path folder) throws IOException {
    place = folder.resolve("night.txt");
    Files.writeString(place, "old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    target(),
                    hadoop,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("no space");
                    }))
        .hasMessage("no space");
    assertThat(place).hasContent("old");
  }

  private org.apache.hadoop.fs.Path target() {
    return new org.apache.hadoop.fs.Path(place.toUri());
  }
}
