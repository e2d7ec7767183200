package org.kith.features.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealerTest {

  private static final String PHONE = "13800138000";

  private final Sealer sealer = new Sealer(Keyring.openTo("tea house"));

  @Test
  void whatIsSealedOpensAgain() {
    byte[] sealed = sealer.seal("identifier:phone", PHONE);

    assertThat(sealer.openText("identifier:phone", sealed)).isEqualTo(PHONE);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(PHONE);
  }

  @Test
  void nothingAtAllCanBeSealedToo() {
    assertThat(sealer.openText("quarantine", sealer.seal("quarantine", ""))).isEmpty();
  }

  @Test
  void theSameContentSealsToTheSameBytesAndAnotherUseOrKeyToOthers() {
    byte[] sealed = sealer.seal("identifier:phone", PHONE);

    assertThat(new Sealer(Keyring.openTo("tea house")).seal("identifier:phone", PHONE))
        .isEqualTo(sealed);
    assertThat(sealer.seal("identifier:device", PHONE)).isNotEqualTo(sealed);
    assertThat(new Sealer(Keyring.openTo("other")).seal("identifier:phone", PHONE))
        .isNotEqualTo(sealed);
  }

  @Test
  void everyChangedByteIsNoticed() {
    byte[] sealed = sealer.seal("quarantine", "a,b,c");
    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> sealer.open("quarantine", changed))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> sealer.open("quarantine", Arrays.copyOf(sealed, 20)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherUseOrKeyDoesNotOpenIt() {
    byte[] sealed = sealer.seal("identifier:phone", PHONE);

    assertThatThrownBy(() -> sealer.open("identifier:email", sealed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sealer(Keyring.openTo("other")).open("identifier:phone", sealed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itsWordsShowNoKey() {
    assertThat(sealer).hasToString("Sealer[hidden]");
  }
}
