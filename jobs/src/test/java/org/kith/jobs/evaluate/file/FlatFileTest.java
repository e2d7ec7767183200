package org.kith.jobs.evaluate.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.error.Problem.Code;

class FlatFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\t", ",", ";", "|", ", "})
  void theHeaderTellsTheSeparator(String separator) throws IOException {
    FlatFile file = file("user%sitem\np1%si1\n\np2%s\n".replace("%s", separator));

    assertThat(file.header()).containsExactly("user", "item");
    assertThat(rows(file)).containsExactly(List.of("p1", "i1"), Arrays.asList("p2", null));
  }

  @Test
  void aSeparatorInsideQuotesIsPartOfTheCell() throws IOException {
    FlatFile file = file("\"a;b\",\"c\"\"d\"\n\"x\ty\",\"two\nlines\"\n😀,\n");

    assertThat(file.header()).containsExactly("a;b", "c\"d");
    assertThat(rows(file))
        .containsExactly(List.of("x\ty", "two\nlines"), Arrays.asList("😀", null));
  }

  @Test
  void betweenTabsABareQuoteIsALetter() throws IOException {
    FlatFile file = file("name\tplays\n\"Weird Al\" Yankovic\t1\n\"whole\"\t2\n\"open\t3\n");

    assertThat(rows(file))
        .containsExactly(
            List.of("\"Weird Al\" Yankovic", "1"), List.of("whole", "2"), List.of("\"open", "3"));
  }

  @Test
  void gzipAndByteOrderMarkAndCarriageReturnsDoNotShow() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write("\ufeffuser,item\r\n用户,商品\r\n".getBytes(StandardCharsets.UTF_8));
    }
    Path path = Files.write(folder.resolve("zipped.csv.gz"), zipped.toByteArray());

    FlatFile file = FlatFile.open(path, () -> null);

    assertThat(file.header()).containsExactly("user", "item");
    assertThat(rows(file)).containsExactly(List.of("用户", "商品"));
  }

  @Test
  void parquetIsReadAsText() {
    Path path = folder.resolve("parquet");
    SharedSpark.session()
        .sql("SELECT 7L AS user, 'a' AS item, CAST(NULL AS DOUBLE) AS weight")
        .coalesce(1)
        .write()
        .parquet(path.toString());

    FlatFile file = FlatFile.open(path, SharedSpark::session);

    assertThat(file.header()).containsExactly("user", "item", "weight");
    assertThat(rows(file)).containsExactly(Arrays.asList("7", "a", null));
  }

  @Test
  void aMissingColumnIsToldWithTheNearestThatIsThere() throws IOException {
    Columns columns = file("users,item\n").columns();

    assertThatThrownBy(() -> columns.require("user"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Code.INPUT_REFUSED))
        .hasMessageContaining("table.txt, header")
        .hasMessageContaining("'user' is missing; the columns are users, item")
        .hasMessageContaining("Rename 'users' to 'user'.");
    assertThatThrownBy(() -> columns.named("--label", "itme"))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(Code.USAGE))
        .hasMessageContaining("Did you mean 'item'?");
    assertThat(columns.find("nothing")).isEqualTo(Columns.NONE);
    assertThat(columns.beside("item")).containsExactly("users");
  }

  @Test
  void aRowWithTooManyCellsIsRefusedAtItsLine() throws IOException {
    FlatFile file = file("user\titem\na\tb\nc\td\te\n");

    assertThatThrownBy(() -> rows(file))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("line 3 · has 3 cells; the header has 2");
  }

  @Test
  void aQuoteThatNeverEndsIsRefused() throws IOException {
    FlatFile file = file("user,item\n\"a,b\nc,d\n");

    assertThatThrownBy(() -> rows(file))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Code.INPUT_REFUSED));
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path path = Files.write(folder.resolve("gbk.csv"), "user,用户\n".getBytes("GBK"));

    assertThatThrownBy(() -> FlatFile.open(path, () -> null))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void aFileThatIsNotThereOrEmptyIsMissing() {
    assertThatThrownBy(() -> FlatFile.open(folder.resolve("nowhere.csv"), () -> null))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Code.INPUT_MISSING));
    assertThatThrownBy(() -> file(""))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Code.INPUT_MISSING));
    assertThatThrownBy(() -> file("\n\n"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("has no header");
  }

  private FlatFile file(String text) throws IOException {
    return FlatFile.open(Files.writeString(folder.resolve("table.txt"), text), () -> null);
  }

  private static List<List<String>> rows(FlatFile file) {
    List<List<String>> rows = new ArrayList<>();
    file.forEach(cells -> rows.add(Arrays.asList(cells.clone())));
    return rows;
  }
}
