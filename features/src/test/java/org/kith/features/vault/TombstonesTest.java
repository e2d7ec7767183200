package org.kith.features.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TombstonesTest {

  private final Keyring keyring = Keyring.openTo("test");
  private final String phone = phone(keyring, "13800138000");
  private final Tombstones tombstones =
      new Tombstones(
          keyring,
          Set.of(Tombstones.markOf(keyring, "member:17850"), Tombstones.markOf(keyring, phone)));

  @Test
  void anErasedAccountIsKnownAndNoOther() {
    assertThat(tombstones.covers("member:17850")).isTrue();
    assertThat(tombstones.covers(phone)).isTrue();
    assertThat(tombstones.covers("member:17851")).isFalse();
    assertThat(tombstones.covers("device:17850")).isFalse();
    assertThat(tombstones.covers((String) null)).isFalse();
  }

  @Test
  void aMarkTellsNeitherTheAccountNorItsOtherHash() {
    assertThat(tombstones.marks()).noneMatch(mark -> mark.contains("17850"));
    assertThat(tombstones.marks()).doesNotContain(phone);
  }

  @Test
  void anErasedIdentifierIsFoundInARowThatCannotBeRead() {
    assertThat(tombstones.covers(bytes("500001,broken,\"17850\",x"))).isTrue();
    assertThat(tombstones.covers(bytes("call +86138-0013-8000; now"))).isTrue();
    assertThat(tombstones.covers(bytes("117850,17851"))).isFalse();
  }

  @Test
  void anotherKeyKnowsNobody() {
    Tombstones other = new Tombstones(Keyring.openTo("other"), tombstones.marks());

    assertThat(other.covers("member:17850")).isFalse();
  }

  @Test
  void aNumberWrittenAsTheBrandsCountryWritesItIsFound() {
    Keyring british = keyring.in("GB");
    Tombstones known =
        new Tombstones(
            british, Set.of(Tombstones.markOf(british, phone(british, "+44 7911 123456"))));

    assertThat(known.covers(bytes("broken,07911123456"))).isTrue();
    assertThat(known.covers(bytes("broken,07911123457"))).isFalse();
  }

  private static String phone(Keyring keyring, String written) {
    String form = ContactKind.normalise("phone", written, keyring.country());
    return "phone:" + keyring.hash("identifier:phone", form);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
