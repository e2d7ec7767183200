package org.kith.jobs.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DownloadTokensTest {

  private final MovingClock clock = new MovingClock();
  private final Secret secret = Secret.fresh();
  private final DownloadTokens tokens = new DownloadTokens(secret, clock);

  @Test
  void aTokenFitsItsUserItsFileAndItsContentOnce() {
    String token = tokens.issue("an", "export", "sha");

    assertThat(tokens.redeem(token, "eve", "export", "sha")).isFalse();
    assertThat(tokens.redeem(token, "an", "other", "sha")).isFalse();
    assertThat(tokens.redeem(token, "an", "export", "changed")).isFalse();
    assertThat(tokens.redeem(token, "an", "export", "sha")).isTrue();
    assertThat(tokens.redeem(token, "an", "export", "sha")).isFalse();
  }

  @Test
  void noCharacterOfATokenCanBeChanged() {
    String token = tokens.issue("an", "export", "sha");
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == '1' ? '2' : '1';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.redeem(changed, "an", "export", "sha")).as("at %d", i).isFalse();
    }
    assertThat(tokens.redeem(token + "A", "an", "export", "sha")).isFalse();
    assertThat(tokens.redeem("", "an", "export", "sha")).isFalse();
    assertThat(tokens.redeem(null, "an", "export", "sha")).isFalse();
  }

  @Test
  void aTokenEndsAfterTenMinutesAndWithItsKey() {
    String late = tokens.issue("an", "export", "sha");
    clock.pass(DownloadTokens.LIFE.plus(Duration.ofSeconds(1)));
    assertThat(tokens.redeem(late, "an", "export", "sha")).isFalse();

    DownloadTokens others = new DownloadTokens(Secret.fresh(), clock);
    assertThat(others.redeem(tokens.issue("an", "e", "s"), "an", "e", "s")).isFalse();
  }

  @Test
  void partsCannotBeShiftedIntoEachOther() {
    String token = tokens.issue("a", "bc", "sha");

    assertThat(tokens.redeem(token, "ab", "c", "sha")).isFalse();
  }
}
