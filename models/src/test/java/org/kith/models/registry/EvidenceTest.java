package org.kith.models.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a card says that a model rests on. */
class EvidenceTest {

  @Test
  void theSameCountsGiveTheSameTextInWhateverOrderTheyCome() {
    Map<String, Long> one = new LinkedHashMap<>();
    one.put("test_people", 67L);
    one.put("test", 97L);
    Map<String, Long> other = new LinkedHashMap<>();
    other.put("test", 97L);
    other.put("test_people", 67L);

    assertThat(new Evidence(null, null, one, null, null, "b"))
        .hasToString(new Evidence(null, null, other, null, null, "b").toString());
  }
}
