package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.error.SettingFault;

class SourceContractTest {

  @ParameterizedTest
  @ValueSource(strings = {"integer", "decimal(39,2)", "decimal(4,5)", "date bbb", "", "money"})
  void aColumnOfNoKnownTypeIsRefused(String type) {
    assertThatThrownBy(
            () -> Contracts.of(Contracts.ORDERS.replace("many: int", "many: '" + type + "'")))
        .hasRootCauseInstanceOf(SettingFault.class)
        .hasMessageContaining("columns.many");
  }

  @Test
  void anEncodingWhoseLinesCannotBeCutIsRefused() {
    String utf16 = Contracts.ORDERS.replace("type: csv", "type: csv, encoding: UTF-16LE");

    assertThatThrownBy(() -> Contracts.of(utf16))
        .hasRootCauseInstanceOf(SettingFault.class)
        .hasMessageContaining("encoding is UTF-16LE");
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
