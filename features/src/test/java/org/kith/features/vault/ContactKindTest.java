package org.kith.features.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactKindTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "+8613800138000",
        "008613800138000",
        "8613800138000",
        "+86 138-0013-8000",
        "１３８００１３８０００",
        "\u200b138 0013 8000",
        "(138)00138000"
      })
  void onePhoneHasOneForm(String written) {
    assertThat(ContactKind.normalise("phone", written)).isEqualTo("13800138000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+44 20 7946 0018",
        "+44 (020) 7946-0018",
        "0044 20 7946 0018",
        "＋44 20 7946 0018"
      })
  void aPhoneOfAnotherCountryHasItsCountryCode(String written) {
    assertThat(ContactKind.normalise("phone", written)).isEqualTo("+442079460018");
  }

  @ParameterizedTest
  @ValueSource(strings = {"021 6123 4567", "+86 21 6123 4567", "0086-21-6123-4567"})
  void aLandlineOfChinaHasOneForm(String written) {
    assertThat(ContactKind.normalise("phone", written)).isEqualTo("+862161234567");
  }

  @Test
  void aNumberThatNoCountryGivesOutKeepsItsDigits() {
    assertThat(ContactKind.normalise("phone", "99-999")).isEqualTo("99999");
    assertThat(ContactKind.normalise("phone", "+99912345678")).isEqualTo("+99912345678");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.38E10x", "138转123", "12", "call me", "+"})
  void whatIsNoPhoneHasNone(String written) {
    assertThat(ContactKind.normalise("phone", written)).isNull();
  }

  @Test
  void anAddressIsComparedInLowerCaseAndMustHaveItsParts() {
    assertThat(ContactKind.normalise("email", " Ann.B@Example.ORG "))
        .isEqualTo("ann.b@example.org");
    assertThat(ContactKind.normalise("email", "ann.b")).isNull();
    assertThat(ContactKind.normalise("email", "ann@b@c.org")).isNull();
  }

  @Test
  void aPlatformsIdentifierKeepsItsCase() {
    assertThat(ContactKind.normalise("wechat_openid", "oAbC-1")).isEqualTo("oAbC-1");
    assertThat(ContactKind.normalise("wechat_openid", "o AbC")).isNull();
  }

  @Test
  void aMemberNumberIsNoContact() {
    assertThat(ContactKind.includes("member")).isFalse();
    assertThat(ContactKind.includes("phone")).isTrue();
  }
}
