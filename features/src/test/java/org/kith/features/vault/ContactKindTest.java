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
