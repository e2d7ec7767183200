package org.kith.features.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SentimentTest {

  private static final String[] GOOD = {"很好吃", "味道不错", "喜欢", "great", "love it"};
  private static final String[] BAD = {"很难吃", "太慢了", "失望", "awful", "waste of money"};
  private static final String[] EITHER = {"外卖", "今天", "hotel", "送到了", "we ordered"};

  @Test
  void textsThatWereNeverSeenAreJudgedByTheWordsOfThoseThatWere() {
    Sentiment model = fitted(1).fit();

    assertThat(model.probability("今天的味道不错，喜欢")).isGreaterThan(.7);
    assertThat(model.probability("太慢了，失望")).isLessThan(.3);
    assertThat(model.probability("Great hotel, we love it")).isGreaterThan(.7);
    assertThat(model.probability("an awful waste of money")).isLessThan(.3);
  }

  @Test
  void theSameTextsGiveTheSameModel() {
    assertThat(fitted(2).fit().probability("味道不错 but awful"))
        .isEqualTo(fitted(2).fit().probability("味道不错 but awful"));
  }

  @Test
  void theAnswerThatComesFirstMakesNoDifference() {
    SentimentFit fit = new SentimentFit();
    for (int i = 0; i < 20; i++) {
      fit.add("难吃 " + i, false);
      fit.add("好吃 " + i, true);
    }
    Sentiment model = fit.fit();

    assertThat(model.probability("好吃")).isGreaterThan(model.probability("难吃"));
  }

  @Test
  void longTextsEmojiAndNothingHaveAProbability() {
    Sentiment model = fitted(3).fit();
    String endless = "味道不错".repeat(2_500_000);

    assertThat(model.probability(endless))
        .isEqualTo(model.probability(endless.substring(0, PlainText.MOST)))
        .isBetween(.5, 1.0);
    assertThat(model.probability("😊😊\ud83d")).isBetween(0.0, 1.0);
    assertThat(model.probability(null)).isEqualTo(model.probability(" ")).isCloseTo(.5, within(.3));
  }

  @Test
  void oneKindOfAnswerTeachesNothing() {
    SentimentFit fit = new SentimentFit();
    fit.add("好", true);

    assertThat(fit.isLearnable()).isFalse();
    assertThatThrownBy(fit::fit).isInstanceOf(IllegalStateException.class);
  }

  private static SentimentFit fitted(long seed) {
    Random random = new Random(seed);
    SentimentFit fit = new SentimentFit();
    for (int i = 0; i < 200; i++) {
      boolean pleased = random.nextBoolean();
      String[] told = pleased ? GOOD : BAD;
      fit.add(
          EITHER[random.nextInt(EITHER.length)] + " " + told[random.nextInt(told.length)], pleased);
    }
    return fit;
  }
}
