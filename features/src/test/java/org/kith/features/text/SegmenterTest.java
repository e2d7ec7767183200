package org.kith.features.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmenterTest {

  @Test
  void chineseIsPartedByTheDictionaryAndEnglishAtBlanks() {
    assertThat(Segmenter.words("服务员的态度很好，推荐！Great service, 5 stars"))
        .containsExactly("服务员", "的", "态度", "很好", "推荐", "great", "service", "5", "stars");
  }

  @Test
  void fullWidthLettersAreReadAsPlainOnes() {
    assertThat(Segmenter.words("ＧＯＯＤ")).isEqualTo(Segmenter.words("good")).hasSize(1);
  }

  @Test
  void anEmojiIsAWordAndHalfOfOneIsNone() {
    assertThat(Segmenter.words("好吃😊")).contains("好吃").anyMatch(word -> word.contains("😊"));
    assertThat(Segmenter.words("好吃\ud83d")).containsExactly("好吃");
  }

  @Test
  void nothingHasNoWords() {
    assertThat(Segmenter.words(null)).isEmpty();
    assertThat(Segmenter.words(" \n\u3000，。")).isEmpty();
  }

  @Test
  void whatComesAfterTheFirstTenThousandCharactersIsNotRead() {
    String post = "很好".repeat(5_000_000);

    assertThat(Segmenter.words(post)).hasSize(Segmenter.words("很好".repeat(5_000)).size());
  }

  @Test
  void theCutFallsBesideAnEmojiAndNeverThroughIt() {
    String plain = PlainText.of("a".repeat(PlainText.MOST - 1) + "😊".repeat(3));

    assertThat(plain).isEqualTo("a".repeat(PlainText.MOST - 1));
  }
}
