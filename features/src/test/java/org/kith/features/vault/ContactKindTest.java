package org.kith.features.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(phone(written, "CN")).isEqualTo("13800138000");
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
    assertThat(phone(written, "CN")).isEqualTo("+442079460018");
  }

  @ParameterizedTest
  @ValueSource(strings = {"021 6123 4567", "+86 21 6123 4567", "0086-21-6123-4567"})
  void aLandlineOfChinaHasOneForm(String written) {
    assertThat(phone(written, "CN")).isEqualTo("+862161234567");
  }

  @Test
  void aNumberThatNoCountryGivesOutKeepsItsDigits() {
    assertThat(phone("99-999", "CN")).isEqualTo("99999");
    assertThat(phone("+99912345678", "CN")).isEqualTo("+99912345678");
  }

  @ParameterizedTest
  @CsvSource({
    "GB, 07911 123456, +447911123456",
    "GB, +44 7911 123456, +447911123456",
    "GB, 0044 (0)7911 123456, +447911123456",
    "GB, 020 7946 0018, +442079460018",
    "GB, +86 138 0013 8000, +8613800138000",
    "GB, 8613800138000, +8613800138000",
    "US, 1 (415) 555-2671, +14155552671",
    "US, 415 555 2671, +14155552671",
    "US, 0086 138 0013 8000, +8613800138000"
  })
  void aPhoneWithoutACountryCodeIsTheBrandsCountrys(String country, String written, String form) {
    assertThat(phone(written, country)).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.38E10x", "138转123", "12", "call me", "+"})
  void whatIsNoPhoneHasNone(String written) {
    assertThat(phone(written, "CN")).isNull();
  }

  @Test
  void anAddressIsComparedInLowerCaseAndMustHaveItsParts() {
    assertThat(ContactKind.normalise("email", " Ann.B@Example.ORG ", "CN"))
        .isEqualTo("ann.b@example.org");
    assertThat(ContactKind.normalise("email", "ann.b", "CN")).isNull();
    assertThat(ContactKind.normalise("email", "ann@b@c.org", "CN")).isNull();
  }

  @Test
  void aPlatformsIdentifierKeepsItsCase() {
    assertThat(ContactKind.normalise("wechat_openid", "oAbC-1", "CN")).isEqualTo("oAbC-1");
    assertThat(ContactKind.normalise("wechat_openid", "o AbC", "CN")).isNull();
  }

  @Test
  void aMemberNumberIsNoContact() {
    assertThat(ContactKind.includes("member")).isFalse();
    assertThat(ContactKind.includes("phone")).isTrue();
  }

  private static String phone(String written, String country) {
    return ContactKind.normalise("phone", written, country);
  }
}
