package org.kith.features.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "求链接",
        "我也想要！",
        "已下单，坐等",
        "被种草了",
        "这个在哪里买",
        "Where to buy this?",
        "I just ordered two",
        "质量不错，会回购"
      })
  void whoAsksForOrOrdersSomethingMeansToBuy(String text) {
    assertThat(Intent.PURCHASE.isIn(text)).isTrue();
    assertThat(Intent.COMPLAINT.isIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "商品有问题，要投诉",
        "客服态度差",
        "收到的东西是坏的，很生气",
        "和描述不符",
        "不会再买",
        "It arrived damaged, I want a refund",
        "Never again."
      })
  void whoIsAngryOrFindsAFaultComplains(String text) {
    assertThat(Intent.COMPLAINT.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "哈哈哈",
        "今天天气好",
        "不会回购",
        "I don't want one",
        "没有投诉",
        "not disappointed",
        "unbroken"
      })
  void smallTalkAndNegationsMeanNeither(String text) {
    assertThat(Intent.PURCHASE.isIn(text)).isFalse();
    assertThat(Intent.COMPLAINT.isIn(text)).isFalse();
  }

  @Test
  void nothingMeansNothing() {
    assertThat(Intent.PURCHASE.isIn(null)).isFalse();
    assertThat(Intent.COMPLAINT.isIn("😊\ud83d")).isFalse();
  }
}
