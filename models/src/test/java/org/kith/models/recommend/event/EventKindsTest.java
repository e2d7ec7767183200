package org.kith.models.recommend.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.error.SettingFault;

class EventKindsTest {

  @Test
  void aLearntKindIsWeighedInPurchasesAndOneNotFoundWeighsNothing() {
    EventKinds kinds =
        new EventKinds(Map.of("sale", "2", "view", ".1", "like", "learn", "post", "learn"));

    assertThat(kinds.learnt()).containsExactlyInAnyOrder("like", "post");
    assertThat(kinds.with(Map.of("like", .25)))
        .containsOnly(
            Map.entry("sale", 2.0),
            Map.entry("view", .1),
            Map.entry("like", .5),
            Map.entry("post", 0.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "NaN", "1001", "Infinity"})
  void aWeightThatIsNoneIsRefused(String weight) {
    assertThatThrownBy(() -> new EventKinds(Map.of("sale", "1", "like", weight)))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("like: " + weight);
  }

  @ParameterizedTest
  @ValueSource(strings = {"learn", "0"})
  void aPurchaseIsTheUnitAndWeighsSomething(String sale) {
    assertThatThrownBy(() -> new EventKinds(Map.of("sale", sale))).isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new EventKinds(Map.of("like", "1"))).isInstanceOf(SettingFault.class);
  }
}
