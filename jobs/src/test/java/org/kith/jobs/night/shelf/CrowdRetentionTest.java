package org.kith.jobs.night.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;

class CrowdRetentionTest {

  @TempDir Path folder;

  @Test
  void thePeopleOfReleasesThatAreNotKeptGoAndNotAgain() throws IOException {
    for (String release : new String[] {"r1", "r2", "r3"}) {
      Files.createDirectories(folder.resolve("shelf").resolve(release));
      Files.writeString(folder.resolve("shelf").resolve(release).resolve("people.bits"), "");
    }
    Lake lake = new Lake(SharedSpark.session(), folder.toString());

    assertThat(CrowdRetention.allBut(lake, Set.of("r2", "r3"))).isEqualTo(1);
    assertThat(CrowdRetention.allBut(lake, Set.of("r2", "r3"))).isZero();

    assertThat(folder.resolve("shelf/r1")).doesNotExist();
    assertThat(folder.resolve("shelf/r3/people.bits")).exists();
  }

  @Test
  void aLakeWithoutAShelfKeepsNothing() {
    assertThat(CrowdRetention.allBut(new Lake(SharedSpark.session(), folder.toString()), Set.of()))
        .isZero();
  }
}
