package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that take their time. */
class PortalStreamTest {

  /** More than the sockets between hold. */
  private static final int LARGE_BYTES = 24 << 20;

  private static final long GIGABYTE = 1L << 30;
  private static final long FLAT_BYTES = 48L << 20;

  @TempDir Path folder;
  private OpenPortal open;
  private Visitor an;

  @BeforeEach
  void start() throws Exception {
    open = new OpenPortal(folder);
    an = open.visitor("an");
  }

  @AfterEach
  void stop() {
    open.close();
  }

  @Test
  void aFileThatIsReplacedDuringItsDownloadArrivesAsItWas() throws Exception {
    String content = "a".repeat(LARGE_BYTES);
    open.aurora.publishNext(content);
    Path other = Files.writeString(folder.resolve("other.csv"), "b".repeat(LARGE_BYTES));

    try (InputStream in = an.stream(file())) {
      byte[] start = in.readNBytes(1000);
      Files.move(
          other,
          open.aurora.audience(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      byte[] rest = in.readAllBytes();

      assertThat(start.length + rest.length).isEqualTo(LARGE_BYTES);
      assertThat(new String(rest, StandardCharsets.UTF_8)).doesNotContain("b");
    }
    assertThat(an.download(file()).statusCode())
        .as("the new bytes are not the night's")
        .isEqualTo(409);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whoTakesAFileTooSlowlyIsDroppedAndKeepsNobodyElseWaiting() throws Exception {
    open.aurora.publishNext("a".repeat(LARGE_BYTES));
    String file = file();
    InputStream[] slow = new InputStream[3];
    for (int i = 0; i < slow.length; i++) {
      slow[i] = an.stream(file);
      slow[i].readNBytes(1000);
    }
    assertThatThrownBy(() -> an.stream(file)).hasMessage("answered 429");

    open.clock.pass(Duration.ofMinutes(10));
    for (InputStream one : slow) {
      assertThatThrownBy(one::readAllBytes).isInstanceOf(IOException.class);
      one.close();
    }

    an = open.visitor("an");
    try (InputStream again = anyOf(file())) {
      assertThat(again.readAllBytes()).hasSize(LARGE_BYTES);
    }
  }

  /** A place is free as soon as the server has seen that its client is gone. */
  private InputStream anyOf(String file) throws Exception {
    for (int tries = 0; ; tries++) {
      try {
        return an.stream(file);
      } catch (IOException busy) {
        if (tries == 20) {
          throw busy;
        }
        Thread.sleep(100);
      }
    }
  }

  @Test
  @Tag("long")
  void aGigabyteGoesThroughAFlatHeap() throws Exception {
    Path sparse = folder.resolve("sparse.csv");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(GIGABYTE);
    }
    String sha256 = sha256(Files.newInputStream(sparse));
    open.aurora.publishNext(sparse, sha256);
    String file = file();
    long before = usedHeap();

    try (InputStream in = an.stream(file)) {
      in.skipNBytes(GIGABYTE / 2);
      long during = usedHeap();
      long rest = in.transferTo(OutputStream.nullOutputStream());

      assertThat(rest).isEqualTo(GIGABYTE / 2);
      assertThat(during - before).isLessThan(FLAT_BYTES);
    }
  }

  private String file() throws Exception {
    return PortalAccessTest.fileIn(an.get(an.brand() + "/files").body());
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static String sha256(InputStream whole) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(whole, digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
