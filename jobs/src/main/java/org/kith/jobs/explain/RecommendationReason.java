package org.kith.jobs.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.kith.features.tag.TagDefinition.Words;

/** Reads the sentence that is stored with a recommendation. */
final class RecommendationReason {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RecommendationReason() {}

  /**
   * The sentence in both languages.
   *
   * @param stored a JSON object with the keys {@code en} and {@code zh}; other text is taken as a
   *     sentence in either language, null stays null
   */
  static Words of(String stored) {
    if (stored == null) {
      return null;
    }
    try {
      JsonNode words = JSON.readTree(stored);
      return words.hasNonNull("en") && words.hasNonNull("zh")
          ? new Words(words.get("en").asText(), words.get("zh").asText())
          : new Words(stored, stored);
    } catch (JsonProcessingException plain) {
      return new Words(stored, stored);
    }
  }
}
