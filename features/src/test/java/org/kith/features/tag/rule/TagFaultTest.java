package org.kith.features.tag.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TagFaultTest {

  private static final List<String> LEGAL = List.of("spend", "quantity");

  @Test
  void anUnknownNameHintsAtTheNearestAndAtNoneWhereNoneIsNear() {
    assertThat(TagFault.unknown("tea", "rule", "column", "psend", LEGAL).remedy())
        .isEqualTo("Did you mean 'spend'?");
    assertThat(TagFault.unknown("tea", "rule", "column", "weather", LEGAL).remedy())
        .isEqualTo("Correct the name.");
  }
}
