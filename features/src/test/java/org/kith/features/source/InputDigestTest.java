package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputDigestTest {

  private static final String LOOKUP =
      """
      lookups:
        teas:
          path: teas.csv
          format: {type: csv}
          columns: {what: string, title: string}
          on: what
          equal: what
      """;

  private final SourceContract contract = Contracts.of(Contracts.ORDERS + LOOKUP);

  @TempDir Path data;
  private InputDigest earlier;

  @BeforeEach
  void twoFiles() throws IOException {
    write("teas.csv", "what,title\n");
    write("orders/1.csv", "one\n");
    write("orders/2.csv", "two\n");
    earlier = digest();
  }

  @Test
  void ofFilesAddedAfterTheOthersTheFirstOnesAreTheEarlierDelivery() throws IOException {
    assertThat(earlier.filesOf(earlier.whole())).hasValue(2);
    assertThat(earlier.shareAfter(2)).isZero();

    write("orders/3.csv", "three three\n");
    InputDigest grown = digest();

    assertThat(grown.files()).isEqualTo(3);
    assertThat(grown.whole()).isNotEqualTo(earlier.whole());
    assertThat(grown.filesOf(earlier.whole())).hasValue(2);
    assertThat(grown.shareAfter(2)).isCloseTo(12 / 20.0, within(1e-12));
  }

  @Test
  void whereAFileChangedOrWentOrCameBetweenOrALookupChangedNothingIsTheEarlierDelivery()
      throws IOException {
    write("orders/12.csv", "between\n");
    assertThat(digest().filesOf(earlier.whole())).isEmpty();
    Files.delete(data.resolve("orders/12.csv"));
    assertThat(digest().filesOf(earlier.whole())).hasValue(2);

    write("teas.csv", "what,title\nx,y\n");
    assertThat(digest().filesOf(earlier.whole())).isEmpty();
    write("teas.csv", "what,title\n");

    write("orders/1.csv", "One\n");
    assertThat(digest().filesOf(earlier.whole())).isEmpty();
    Files.delete(data.resolve("orders/1.csv"));
    assertThat(digest().filesOf(earlier.whole())).isEmpty();
  }

  private InputDigest digest() {
    return InputDigest.of(contract, data.toString());
  }

  private void write(String file, String text) throws IOException {
    Path path = data.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
