package org.kith.jobs.evaluate.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.FlatFile;

class DesignTest {

  @TempDir Path folder;

  @Test
  void aColumnIsNumericIfNinetyNineInAHundredOfItsValuesAre() throws IOException {
    StringBuilder text = new StringBuilder("almost,not,blank\n");
    for (int i = 0; i < 100; i++) {
      text.append(i == 0 ? "?" : i).append(',').append(i < 2 ? "?" : i).append(",\n");
    }
    DataTable table = table(text.toString());

    assertThat(table.column("--x", "almost").isNumeric()).isTrue();
    assertThat(table.column("--x", "almost").numbers()).startsWith(Double.NaN, 1, 2);
    assertThat(table.column("--x", "not").isNumeric()).isFalse();
    assertThat(table.column("--x", "blank").isNumeric()).isFalse();
  }

  @Test
  void whatIsLearntIsLearntFromTheGivenRowsAlone() throws IOException {
    List<Cells> columns = columns(table("n,w\n1,a\n3,b\n,\n99,c\n"));

    Design design = Design.standard(columns, 0, 1);

    assertThat(design.names()).containsExactly("n", "w = a", "w = b");
    assertThat(design.row(0)).containsExactly(-1, 1, 0);
    assertThat(design.row(1)).containsExactly(1, 0, 1);
    assertThat(design.row(2)).containsExactly(0, 0, 0);
    assertThat(design.row(3)).containsExactly(97, 0, 0);
  }

  @Test
  void blanksAreToldToSumsAndLeftToTrees() throws IOException {
    List<Cells> columns = columns(table("n,w\n1,a\n3,\n,a\n"));

    assertThat(Design.standard(columns, 0, 1, 2).names())
        .containsExactly("n", "n is blank", "w = a", "w = blank");
    assertThat(Design.plain(columns, 0, 1, 2).row(2)).startsWith(Double.NaN);
    assertThat(Design.plain(columns, 0, 1, 2).row(1)).containsExactly(3, 0, 1);
  }

  @Test
  void aFlagThatIsOneOrBlankIsAFeature() throws IOException {
    List<Cells> columns = columns(table("flag,w\n1,a\n,a\n1,a\n"));

    assertThat(Design.plain(columns, 0, 1, 2).names()).containsExactly("flag");
    assertThat(Design.plain(columns, 0, 1, 2).row(1)).containsExactly(Double.NaN);
    assertThat(Design.standard(columns, 0, 1, 2).names()).containsExactly("flag is blank");
    assertThat(Design.plain(columns, 0, 2).width()).isZero();
  }

  @Test
  void aHeavyTailIsSeenAsItsLogarithm() throws IOException {
    StringBuilder text = new StringBuilder("n,w\n");
    IntStream.range(0, 200).forEach(i -> text.append(i == 0 ? 100_000 : i % 3).append(",x\n"));
    Design design = Design.standard(columns(table(text.toString())), rows(200));

    assertThat(design.names()).containsExactly("n");
    double step = design.row(1)[0] - design.row(3)[0];
    assertThat((design.row(2)[0] - design.row(3)[0]) / step)
        .isCloseTo(Math.log(3) / Math.log(2), within(1e-9));
  }

  @Test
  void constantAndEmptyColumnsHaveNoFeatureAndTenThousandWordsHaveFew() throws IOException {
    StringBuilder text = new StringBuilder("id,constant,empty,kind\n");
    IntStream.range(0, 10_000)
        .forEach(i -> text.append("id").append(i).append(",7,,k").append(i % 80).append('\n'));
    Design design = Design.plain(columns(table(text.toString())), rows(10_000));

    assertThat(design.width()).isEqualTo(Design.MOST);
    assertThat(design.names()).allMatch(name -> name.startsWith("kind = "));
  }

  @Test
  void aTableWithoutRowsOrWithoutColumnsToLearnFromIsAProblem() throws IOException {
    assertThatThrownBy(() -> table("a,b\n"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.INPUT_REFUSED));
    DataTable table = table("a,b\n1,2\n");
    assertThatThrownBy(() -> table.beside("--drop", List.of("a"), Set.of("b")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("no column is left");
    assertThatThrownBy(() -> table.beside("--drop", List.of("aa"), Set.of("b")))
        .hasMessageContaining("Did you mean 'a'?");
  }

  private DataTable table(String text) throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, text);
    return DataTable.read(FlatFile.open(file, () -> null));
  }

  private static List<Cells> columns(DataTable table) {
    return table.beside("--drop", List.of(), Set.of());
  }

  private static int[] rows(int count) {
    return IntStream.range(0, count).toArray();
  }
}
