package org.kith.jobs.destination.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

  private static final String ALPHABET = "=+-@\t\r\n\0＝＋－＠ \u00a0\u3000\u200b\ufeff\"',;ab01中é|😀";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+86138",
        "-1",
        "@sum",
        "\tx",
        "\rx",
        "\0x",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "  =1",
        "\u3000=1",
        "\"=1",
        "' =1",
        "\ufeff\u200b=1"
      })
  void aTextThatASpreadsheetWouldRunGetsAnApostrophe(String text) {
    assertThat(FormulaGuard.guard(text)).isEqualTo("'" + text);
    assertThat(FormulaGuard.unguard("'" + text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tea", "007", "a=b", "'quoted'", "2026-01-01", "1-2", "中文"})
  void otherTextStaysAsItIs(String text) {
    assertThat(FormulaGuard.guard(text)).isEqualTo(text);
    assertThat(FormulaGuard.unguard(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsWrittenReadsBackEqualAndNoCellStartsAsAFormula(long seed) throws Exception {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < 500; index++) {
      rows.add(RowFactory.create(text(random), text(random), -index / 4.0));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, Csv.forPeople(List.of("a", "=b", "n"), false), rows);

    String file = out.toString(StandardCharsets.UTF_8);
    List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(file)).getRecords();

    assertThat(records).hasSize(501);
    assertThat(records.get(0).toList()).containsExactly("a", "'=b", "n");
    for (int index = 0; index < rows.size(); index++) {
      CSVRecord record = records.get(index + 1);
      for (int column = 0; column < 2; column++) {
        assertThat(FormulaGuard.isTrigger(record.get(column).replaceFirst("^'", "x"))).isFalse();
        assertThat(FormulaGuard.unguard(record.get(column)))
            .isEqualTo(rows.get(index).getString(column));
      }
      assertThat(Double.parseDouble(record.get(2))).isEqualTo(-index / 4.0);
    }
  }

  @Test
  void idsAreQuotedNumbersAreNotAndNullIsNotTheEmptyText() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    write(
        out,
        Csv.forPeople(List.of("member", "spend", "tier"), true),
        List.of(
            RowFactory.create("000123456789012345", new java.math.BigDecimal("-3.50"), ""),
            RowFactory.create("7", Double.NaN, null)));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFF\"member\",\"spend\",\"tier\"\r\n"
                + "\"000123456789012345\",-3.50,\"\"\r\n"
                + "\"7\",,\r\n");
  }

  private static void write(ByteArrayOutputStream out, Csv csv, List<Row> rows) throws Exception {
    csv.begin(out);
    for (Row row : rows) {
      csv.row(new Object[] {row.get(0), row.get(1), row.get(2)});
    }
    csv.end();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(6);
    for (int at = 0; at < length; at++) {
      int index =
          ALPHABET.offsetByCodePoints(
              0, random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length())));
      text.appendCodePoint(ALPHABET.codePointAt(index));
    }
    return text.toString();
  }
}
