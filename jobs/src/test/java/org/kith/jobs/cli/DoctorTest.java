package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.jobs.night.TeaHouse;

class DoctorTest extends TypedCommands {

  @BeforeEach
  void openHouse() throws IOException {
    SharedSpark.session();
    TeaHouse.in(folder);
  }

  @Test
  void aBrandThatIsWellIsToldByPartAndSource() {
    assertThat(doctor()).isZero();
    assertThat(text(out))
        .contains("public, which protects nobody")
        .contains("fit what they read")
        .containsPattern("source orders +1 file of 4,\\d{3} bytes");
  }

  @Test
  void aSourceWithoutItsFileAndARuleThatReadsNothingAreBothFound() throws IOException {
    Files.delete(folder.resolve("orders.csv"));
    Path segment = folder.resolve("conf/segments/everyone.yaml");
    Files.writeString(segment, Files.readString(segment).replace("where: orders", "where: order"));

    assertThat(doctor()).isEqualTo(2);
    assertThat(text(out))
        .contains("there is no such file")
        .contains("everyone.yaml", "where · names the column order_total");
    assertThat(text(err)).contains("2 of 9 checks found something wrong");
  }

  private int doctor() {
    return Kith.run(
        new String[] {
          "doctor",
          "--conf",
          folder.resolve("conf").toString(),
          "--set",
          "data=" + folder,
          "--lake",
          folder.resolve("lake").toString()
        },
        rooms,
        terminal());
  }
}
