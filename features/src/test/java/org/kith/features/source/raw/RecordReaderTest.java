package org.kith.features.source.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  @Test
  void aQuotedCellMayHoldDelimitersQuotesAndLineEnds() {
    assertThat(Records.told("1,\"x, \"\"y\"\"\nz\",3\n4,5,6\n"))
        .containsExactly("1: 1|x, \"y\"\nz|3", "3: 4|5|6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anyOneLineEndEndsAllLinesAndTheLastMayLackIt(String end) {
    assertThat(Records.told("1,2,3" + end + "4,5,6" + end + end + "7,8,9"))
        .containsExactly("1: 1|2|3", "2: 4|5|6", "4: 7|8|9");
  }

  @Test
  void aStrayReturnIsAControlCharacterAndCutsNoRecordInTwo() {
    assertThat(Records.told("1,2,3\n4,5\r,6\n7,8,9\n"))
        .containsExactly("1: 1|2|3", "2: !control-character", "3: 7|8|9");
  }

  @Test
  void anUnbalancedQuoteCostsItsLineAlone() {
    assertThat(Records.told("1,\"2,3\n4,5,6\n7,8,9\n"))
        .containsExactly("1: !quote", "2: 4|5|6", "3: 7|8|9");
  }

  @Test
  void aStrayQuoteCostsItsLineAlone() {
    assertThat(Records.told("1,5\" disc,3\n4,\"5\"6,7\n8,9,10\n"))
        .containsExactly("1: !quote", "2: !quote", "3: 8|9|10");
  }

  @Test
  void theTailOfARecordWithABrokenQuoteIsNoRecord() {
    assertThat(Records.told("1,\"a\"b\n7,8,9\nc\",3\n4,5,6\n"))
        .containsExactly("1: !quote", "2: !quote", "3: !quote", "4: 4|5|6");
  }

  @Test
  void aRecordThatSwallowsAnotherIsRefused() {
    assertThat(Records.told("1,2,\"3\n4,5,6\n7,8,\"\n")).first().isEqualTo("1: !quote");
  }

  @Test
  void aRecordTornByALineEndIsRefusedWithBothHalves() {
    assertThat(Records.told("0,0,0\n1,2,3\n4\n5,6,7\n8,9,10\n"))
        .containsExactly("1: 0|0|0", "2: !torn", "3: !cells", "4: !torn", "5: 8|9|10");
    assertThat(Records.told("1,2\n2,3,4,5\n")).containsExactly("1: !cells", "2: !cells");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x07, 0x7F, 0x85, 0x202E, 0x2066, 0xFEFF, 0xFFFF})
  void aCharacterThatSteersIsRefused(int code) {
    assertThat(Records.told("1,2" + (char) code + ",3\n4,5,6\n"))
        .containsExactly("1: !control-character", "2: 4|5|6");
  }

  @Test
  void otherBytesThanTheEncodingsAreRefusedByItsName() {
    byte[] gbk = "1,茶,3\n4,5,6\n".getBytes(Charset.forName("GBK"));
    Layout declared = new Layout(false, "GBK", ',', '"', false, List.of("a", "b", "c"));

    assertThat(Records.told(Records.THREE, gbk)).containsExactly("1: !not-utf8", "2: 4|5|6");
    assertThat(Records.told(declared, gbk)).containsExactly("1: 1|茶|3", "2: 4|5|6");
    assertThat(Records.told(declared, new byte[] {'1', ',', (byte) 0xFF, ',', '3'}))
        .containsExactly("1: !not-gbk");
  }

  @Test
  void charactersBeyondTheFirstPlaneStayAndCombiningMarksAreJoined() {
    assertThat(Records.told("1,\uD83C\uDF75,e\u0301\n"))
        .containsExactly("1: 1|\uD83C\uDF75|\u00e9");
  }

  @Test
  void aMarkOfByteOrderBeforeTheFirstLineIsNoPartOfIt() {
    assertThat(Records.told("\uFEFF1,2,3\n")).containsExactly("1: 1|2|3");
  }

  @Test
  void aCellOfTenMegabytesIsRefusedAndKept() {
    byte[] bytes = ("1," + "x".repeat(10_000_000) + ",3\n4,5,6\n").getBytes(StandardCharsets.UTF_8);

    List<RawRecord> records = Records.of(Records.THREE, bytes);

    assertThat(records.get(0).fault()).isEqualTo("too-long");
    assertThat(records.get(0).bytes()).hasSize(10_000_004);
    assertThat(records.get(1).cells()).containsExactly("4", "5", "6");
  }

  @Test
  void anOpenQuoteBeforeManyLinesCostsItsLineAlone() {
    String many = "4,5,6\n".repeat(200_000);

    List<RawRecord> records =
        Records.of(Records.THREE, ("1,\"2,3\n" + many).getBytes(StandardCharsets.UTF_8));

    assertThat(records).hasSize(200_001);
    assertThat(records).filteredOn(record -> record.fault() != null).hasSize(1);
  }

  @Test
  @Timeout(20)
  void shortRowsWithoutAQuoteAreReadInTimeThatGrowsWithTheirNumber() {
    String many = "4,5\n".repeat(300_000);

    List<RawRecord> records =
        Records.of(Records.THREE, (many + "x\",6\n7,8,9\n").getBytes(StandardCharsets.UTF_8));

    assertThat(records).hasSize(300_002);
    assertThat(records.get(0).fault()).isEqualTo("cells");
    assertThat(records.get(299_999).fault()).isEqualTo("quote");
    assertThat(records.get(300_000).fault()).isEqualTo("quote");
    assertThat(records.get(300_001).cells()).containsExactly("7", "8", "9");
  }

  @Test
  void withoutQuotingAQuoteIsACharacter() {
    Layout bare = new Layout(false, "UTF-8", '\t', null, false, List.of("a", "b"));

    assertThat(Records.told(bare, "1\t\"x\n2\ty\"\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("1: 1|\"x", "2: 2|y\"");
  }

  @Test
  void aRecordIsKeptAsItStandsInTheFile() {
    List<RawRecord> records =
        Records.of(Records.THREE, "1,\"2\r\n2\",3\r\n4,5\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(new String(records.get(0).bytes(), StandardCharsets.UTF_8))
        .isEqualTo("1,\"2\r\n2\",3");
    assertThat(records.get(0).cells()[1]).isEqualTo("2\n2");
    assertThat(new String(records.get(1).bytes(), StandardCharsets.UTF_8)).isEqualTo("4,5");
  }

  @Test
  void aLineWithoutEndIsNotReadIntoMemory() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };

    assertThatThrownBy(() -> RecordReader.of(endless, Records.THREE).next())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a line of more than");
  }

  @Test
  void anObjectALineGivesItsFieldsByName() {
    Layout json = new Layout(true, "UTF-8", ',', '"', false, List.of("a", "b", "c"));
    String lines =
        """
        {"b": 1.50, "a": "x, \\"y\\"", "c": null}
        {"a": [1, {"k": true}]}
        {"a": 1, "d": 2}
        {"a": 1, "a": 2}
        {"a": 1} {"a": 2}
        ["a"]
        {"a": "\\u202e"}

        {"a":
        """;

    List<RawRecord> records = Records.of(json, lines.getBytes(StandardCharsets.UTF_8));

    assertThat(records.get(0).cells()).containsExactly("x, \"y\"", "1.50", null);
    assertThat(records.get(1).cells()).containsExactly("[1,{\"k\":true}]", null, null);
    assertThat(records)
        .extracting(RawRecord::fault)
        .containsExactly(
            null,
            null,
            "unknown-field",
            "not-json",
            "not-json",
            "not-json",
            "control-character",
            "not-json");
  }

  @Test
  void anEncodingWhoseLineEndsAreNoSingleBytesCannotBeCut() {
    assertThat(Layout.canBeCut("GB18030")).isTrue();
    assertThat(Layout.canBeCut("UTF-16LE")).isFalse();
  }
}
