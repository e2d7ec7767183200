package org.kith.features.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  private static final List<String> LEGAL = List.of("recency_days", "value_tier", "tenure_days");

  @Test
  void theNameWithTheFewestEditsIsMeant() {
    assertThat(NearestName.of("Recency_day", LEGAL)).contains("recency_days");
    assertThat(NearestName.of("value_teir", LEGAL)).contains("value_tier");
    assertThat(NearestName.hint("recensy_days", LEGAL)).isEqualTo("Did you mean 'recency_days'?");
  }

  @Test
  void ofTwoEquallyNearTheFirstInTheAlphabetIsMeant() {
    assertThat(NearestName.of("ax", List.of("az", "ay"))).contains("ay");
  }

  @Test
  void aWordLikeNoneMeansNone() {
    assertThat(NearestName.of("community", LEGAL)).isEmpty();
    assertThat(NearestName.hint("x", List.of())).isEmpty();
  }
}
