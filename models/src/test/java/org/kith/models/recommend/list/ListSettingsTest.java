package org.kith.models.recommend.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kith.features.error.SettingFault;

class ListSettingsTest {

  @Test
  void whatIsNotSaidIsAPlainList() {
    assertThat(ListSettings.PLAIN.keepsOrder()).isTrue();
    assertThat(ListSettings.PLAIN.ranked(20)).isEqualTo(20);
    assertThat(ListSettings.PLAIN.strangers()).isEqualTo("popularity");
  }

  @Test
  void quotaOrDiversityChooseFromALongerRanking() {
    assertThat(new ListSettings(null, null, null, null, null, 3, null, 0, null).ranked(20))
        .isEqualTo(100);
    assertThat(new ListSettings(null, null, null, null, null, 0, .5, 2, null).ranked(20))
        .isEqualTo(40);
  }

  @Test
  void aStepNeedsItsOrder() {
    refused("price-tiers", "up-sell", List.of("low"), List.of());
    refused("price-tiers", "up-sell", List.of("low", "low"), List.of());
    refused("rungs", "ladder", List.of(), List.of());
    refused("step", "jump", List.of(), List.of());
  }

  private static void refused(String key, String step, List<String> tiers, List<String> rungs) {
    assertThatThrownBy(() -> new ListSettings(null, null, step, tiers, rungs, 0, null, 0, null))
        .isInstanceOfSatisfying(
            SettingFault.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }
}
