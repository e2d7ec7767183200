package org.kith.jobs.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.access.MovingClock;

class AuditLogTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeFiveLines() {
    file = folder.resolve("audit.jsonl");
    AuditLog log = new AuditLog(file, new MovingClock());
    for (int i = 1; i <= 5; i++) {
      log.write("an", "download", "file " + i, "done", "127.0.0.1");
    }
  }

  @Test
  void anUntouchedChainHoldsAndGoesOnAfterANewStart() throws IOException {
    AuditLog again = new AuditLog(file, new MovingClock());
    again.write("bo", "login", "", "done", "::1");

    assertThat(Chain.verify(file).lines()).isEqualTo(6);
    assertThat(Chain.verify(file).holds()).isTrue();
    assertThat(again.find(line -> line.action().equals("download")))
        .extracting(AuditLine::object)
        .containsExactly("file 5", "file 4", "file 3", "file 2", "file 1");
  }

  @Test
  void anEditedLineShows() throws IOException {
    Files.writeString(file, Files.readString(file).replace("file 3", "file 9"));

    assertThat(Chain.verify(file).brokenAt()).isEqualTo(3);
    assertThatThrownBy(() -> new AuditLog(file, new MovingClock())).hasMessageContaining("line 3");
  }

  @Test
  void aDroppedLineShows() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(1);
    Files.write(file, lines);

    assertThat(Chain.verify(file).brokenAt()).isEqualTo(2);
  }

  @Test
  void linesInAnotherOrderShow() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    Collections.swap(lines, 2, 3);
    Files.write(file, lines);

    assertThat(Chain.verify(file).brokenAt()).isEqualTo(3);
  }

  @Test
  void linesCutOffAtTheEndShowByTheHashThatWasKept() throws IOException {
    String kept = Chain.verify(file).newestHash();
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, 4));

    assertThat(Chain.verify(file).newestHash()).isNotEqualTo(kept);
  }
}
