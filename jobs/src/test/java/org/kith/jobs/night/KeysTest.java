package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.features.identity.LinkRules;
import org.kith.features.vault.Keyring;
import org.kith.jobs.settings.KithSettings;

class KeysTest {

  @Test
  void theKeyringGoesWithTheBrandsCountryWhereverItsSecretIs() {
    Map<String, String> environment = Map.of("SECRET", "0123456789abcdef");

    assertThat(Keys.of(brand("GB", "public"), environment).country()).isEqualTo("GB");
    assertThat(Keys.of(brand("GB", "env:SECRET"), environment).country()).isEqualTo("GB");
  }

  @Test
  void aBrandThatTellsNoCountryIsOfChinaAndHashesAsEver() {
    Keyring keyring = Keys.of(brand(null, "public"), Map.of());

    assertThat(keyring.country()).isEqualTo("CN");
    assertThat(keyring.in("GB").hash("identifier:phone", "13800138000"))
        .isEqualTo(keyring.hash("identifier:phone", "13800138000"))
        .isEqualTo(Keyring.openTo("tea house").hash("identifier:phone", "13800138000"));
  }

  private static KithSettings brand(String country, String key) {
    return new KithSettings(
        "tea house",
        "Europe/London",
        "GBP",
        country,
        "data",
        key,
        null,
        LinkRules.NONE,
        Map.of(),
        Map.of(),
        new KithSettings.Gates(.1, 1L),
        KithSettings.Training.NIGHTLY,
        Map.of());
  }
}
