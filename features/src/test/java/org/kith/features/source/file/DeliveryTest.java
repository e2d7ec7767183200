package org.kith.features.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.error.Problem;
import org.kith.features.source.raw.Layout;

class DeliveryTest {

  private static final Configuration HADOOP = new Configuration();
  private static final Layout LAYOUT =
      new Layout(false, "UTF-8", ',', '"', true, List.of("who", "what", "paid"));

  @TempDir Path data;

  @Test
  void aGlobGivesItsFilesInOrderOfNameWithoutHiddenOnes() throws IOException {
    write("a/2.csv", "x");
    write("a/1.csv", "x");
    write("a/_SUCCESS", "x");
    write("b/3.csv", "x");

    assertThat(delivery().files("{a,b}/*", null))
        .extracting(InputFile::name)
        .containsExactly("a/1.csv", "a/2.csv", "b/3.csv");
    assertThat(delivery().files("nothing/*", null)).isEmpty();
  }

  @Test
  void whatAFolderHidesIsNoData() throws IOException {
    write("a/day=1/1.csv", "x");
    write("a/day=1/_temporary/2.csv", "x");
    write("a/_delta_log/3.csv", "x");
    write("a/.trash/day=2/4.csv", "x");

    assertThat(delivery().files("a", null))
        .extracting(InputFile::name)
        .containsExactly("a/day=1/1.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere://x/", "file:///"})
  void aFolderThatCannotBeListedIsAProblemOfTheInput(String folder) {
    assertThatThrownBy(() -> new Delivery("orders", folder, HADOOP).files("[a.csv", null))
        .isInstanceOfSatisfying(Problem.class, DeliveryTest::isMissing)
        .hasMessageStartingWith("source orders, ")
        .hasMessageContaining("cannot be listed");
  }

  @Test
  void aFileWithoutBytesIsMissing() throws IOException {
    write("1.csv", "");

    assertThatThrownBy(() -> delivery().files("*.csv", null))
        .isInstanceOfSatisfying(Problem.class, DeliveryTest::isMissing)
        .hasMessageContaining("1.csv")
        .hasMessageContaining("no bytes");
  }

  @Test
  void anArchiveThatUnpacksWithoutEndIsReadToItsLimitAndNoFurther() throws IOException {
    pack("honest.csv.gz", 10_000);
    pack("bomb.csv.gz", 8_000_000);
    List<InputFile> files = delivery().files("*.csv.gz", null);

    assertThat(unpacked(files.get(1))).isEqualTo(90_000);
    assertThatThrownBy(() -> unpacked(files.get(0)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unpacks to more than 64 MB");
  }

  private void pack(String name, int lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve(name)))) {
      byte[] block = "m1,tea,1\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
      for (int written = 0; written < lines; written += 1_000) {
        out.write(block);
      }
    }
  }

  private static long unpacked(InputFile file) throws IOException {
    try (InputStream in = file.openUnpacked(HADOOP)) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Test
  void aDeliveryWithoutItsMarkerHasNotEnded() throws IOException {
    write("day/1.csv", "who,what,paid\n");

    assertThatThrownBy(() -> delivery().files("day/*.csv", "_SUCCESS"))
        .isInstanceOfSatisfying(Problem.class, DeliveryTest::isMissing)
        .hasMessageContaining("_SUCCESS");
    write("day/_SUCCESS", "");
    assertThat(delivery().files("day/*.csv", "_SUCCESS")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what,who,paid\nm1,tea,1\n",
        "who,what\nm1,tea\n",
        "who,what,price\nm1,tea,1\n",
        "who,what,paid,extra\nm1,tea,1,2\n",
        "who,what,Paid\nm1,tea,1\n",
        "\uFEFFwhat,who,paid\nm1,tea,1\n"
      })
  void aHeaderThatIsNotTheContractsIsRefusedWithBoth(String text) throws IOException {
    write("1.csv", text);

    assertThatThrownBy(() -> check("1.csv"))
        .isInstanceOfSatisfying(Problem.class, DeliveryTest::isRefused)
        .hasMessageContaining("1.csv")
        .hasMessageContaining("its header is [" + text.replace("\uFEFF", "").split("[,\n]")[0])
        .hasMessageContaining("must be [who, what, paid]");
  }

  @Test
  void aFileWithoutHeaderIsRefusedAndItsRowIsNotTold() throws IOException {
    write("1.csv", "13800138000,tea,1\nm2,tea,1\n");

    assertThatThrownBy(() -> check("1.csv"))
        .isInstanceOfSatisfying(Problem.class, DeliveryTest::isRefused)
        .hasMessageContaining("names no column")
        .hasMessageNotContaining("13800138000");
  }

  @Test
  void aHeaderThatStandsTwiceIsRefused() throws IOException {
    write("1.csv", "who,what,paid\nwho,what,paid\nm1,tea,1\n");

    assertThatThrownBy(() -> check("1.csv"))
        .isInstanceOfSatisfying(Problem.class, DeliveryTest::isRefused)
        .hasMessageContaining("again");
  }

  @Test
  void aRightHeaderPassesQuotedPackedOrAfterAMarkOfByteOrder() throws IOException {
    write("1.csv", "\uFEFFwho,what,paid\nm1,tea,1\n");
    write("2.csv", "\"who\",\"what\",\"paid\"\r\nm1,tea,1\r\n");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve("3.csv.gz")))) {
      out.write("who,what,paid\n".getBytes(StandardCharsets.UTF_8));
    }

    check("1.csv");
    check("2.csv");
    check("3.csv.gz");
    assertThat(delivery().files("*", null)).hasSize(3);
  }

  @Test
  void aPackedFileThatIsCutOffIsRefused() throws IOException {
    write("1.csv.gz", "\u001f");

    assertThatThrownBy(() -> check("1.csv.gz"))
        .isInstanceOfSatisfying(Problem.class, DeliveryTest::isRefused);
  }

  private void check(String file) {
    new HeaderCheck("orders", LAYOUT, HADOOP).pass(delivery().files(file, null).get(0));
  }

  private Delivery delivery() {
    return new Delivery("orders", data.toString(), HADOOP);
  }

  private void write(String file, String text) throws IOException {
    Path path = data.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void isMissing(Problem problem) {
    assertThat(problem.code()).isEqualTo(Problem.Code.INPUT_MISSING);
  }

  private static void isRefused(Problem problem) {
    assertThat(problem.code()).isEqualTo(Problem.Code.INPUT_REFUSED);
  }
}
