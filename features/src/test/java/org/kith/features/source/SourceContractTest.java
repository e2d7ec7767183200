package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.error.SettingFault;

class SourceContractTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "integer",
        "decimal(39,2)",
        "decimal(4,5)",
        "date bbb",
        "",
        "money",
        "date dd/MM/YYYY",
        "timestamp EEE MMM dd HH:mm:ss Z yyyy",
        "date dd MMMMM yyyy"
      })
  void aColumnOfNoKnownTypeIsRefused(String type) {
    assertThatThrownBy(
            () -> Contracts.of(Contracts.ORDERS.replace("many: int", "many: '" + type + "'")))
        .hasRootCauseInstanceOf(SettingFault.class)
        .hasMessageContaining("columns.many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"date dd/MM/yyyy", "timestamp MMM d yyyy h:mm a[ XXX]", "date yyyyMMdd"})
  void aPatternThatSparkReadsIsTaken(String type) {
    SourceContract contract =
        Contracts.of(Contracts.ORDERS.replace("at: timestamp", "at: '" + type + "'"));

    assertThat(contract.columns()).containsEntry("at", type);
  }

  @Test
  void anEncodingWhoseLinesCannotBeCutIsRefused() {
    String utf16 = Contracts.ORDERS.replace("type: csv", "type: csv, encoding: UTF-16LE");

    assertThatThrownBy(() -> Contracts.of(utf16))
        .hasRootCauseInstanceOf(SettingFault.class)
        .hasMessageContaining("encoding is UTF-16LE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Windows 1252", "UTF-99", "''"})
  void anEncodingThatJavaDoesNotKnowIsRefused(String encoding) {
    String yaml = Contracts.ORDERS.replace("type: csv", "type: csv, encoding: " + encoding);

    assertThatThrownBy(() -> Contracts.of(yaml))
        .hasRootCauseInstanceOf(SettingFault.class)
        .hasMessageContaining("it must be a character set that Java knows");
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    SourceContract contract = Contracts.of(Contracts.ORDERS);

    assertThat(contract.format().encoding()).isEqualTo("UTF-8");
    assertThat(contract.format().header()).isTrue();
    assertThat(contract.key()).isEmpty();
    assertThat(contract.optional()).isFalse();
  }
}
