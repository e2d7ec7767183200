package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.leak.LeakFigures;
import org.kith.jobs.portal.leak.LeakFigures.Download;
import org.kith.jobs.portal.leak.LeakTrace;

/** A drill: rows turn up where they must not be, and the audit says whose download they are. */
class LeakDrillTest {

  private static final String AUDIENCE = "person_id\r\nq1\r\nq2\r\nq3\r\n";

  @TempDir Path folder;

  @Test
  void aLeakedFileAndLinesOfItLeadToWhoeverDownloadedItAndToNobodyElse() throws Exception {
    try (OpenPortal open = new OpenPortal(folder)) {
      open.aurora.publishNext(AUDIENCE);
      take(open, "an");
      take(open, "bo");
      Path file = Files.writeString(folder.resolve("found.csv"), AUDIENCE);
      Path lines = Files.writeString(folder.resolve("lines.txt"), "q2\nq3\nq999\n");
      LeakTrace trace = new LeakTrace(open.settings.audit());

      LeakFigures whole = trace.of(file, open.aurora.root);
      assertThat(whole.sources().get(0).whole()).isTrue();
      assertThat(whole.sources().get(0).file()).isEqualTo("Aurora 曙光/win-back/r2/csv/audience.csv");
      assertThat(whole.sources().get(0).downloads())
          .extracting(Download::user)
          .containsExactly("an");

      LeakFigures part = trace.of(lines, open.aurora.root);
      assertThat(part.lines()).isEqualTo(3);
      assertThat(part.sources()).hasSize(1);
      assertThat(part.sources().get(0).lines()).isEqualTo(2);
      assertThat(part.sources().get(0).whole()).isFalse();
      assertThat(part.sources().get(0).downloads())
          .extracting(Download::user)
          .containsExactly("an");
      assertThat(part.text())
          .contains("holds 2 of 3 leaked lines", "  an  127.0.0.1")
          .doesNotContain("q2");
    }
  }

  @Test
  void aFileThatHasLeftTheShelfIsStillKnownByItsChecksum() throws Exception {
    try (OpenPortal open = new OpenPortal(folder)) {
      open.aurora.publishNext(AUDIENCE);
      take(open, "an");
      Files.delete(open.aurora.audience());
      Path file = Files.writeString(folder.resolve("found.csv"), AUDIENCE);

      LeakFigures found = new LeakTrace(open.settings.audit()).of(file, open.aurora.root);
      assertThat(found.sources().get(0).downloads())
          .extracting(Download::user)
          .containsExactly("an");
    }
  }

  @Test
  void whatNobodyDownloadedIsTracedToItsFileAndStrangersLinesToNone() throws Exception {
    try (OpenPortal open = new OpenPortal(folder)) {
      open.aurora.publishNext(AUDIENCE);
      Path lines = Files.writeString(folder.resolve("lines.txt"), "q1\n");
      Path strange = Files.writeString(folder.resolve("strange.txt"), "somebody else\n");
      LeakTrace trace = new LeakTrace(open.settings.audit());

      LeakFigures found = trace.of(lines, open.aurora.root);
      assertThat(found.sources()).hasSize(1);
      assertThat(found.text()).contains("nobody downloaded it");
      assertThat(trace.of(strange, open.aurora.root).sources()).isEmpty();
    }
  }

  private static void take(OpenPortal open, String name) throws Exception {
    Visitor visitor = open.visitor(name);
    String files = visitor.get(visitor.brand() + "/files").body();
    assertThat(visitor.download(PortalAccessTest.fileIn(files)).statusCode()).isEqualTo(200);
  }
}
