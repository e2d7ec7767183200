package org.kith.jobs.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "1|<10", "9|<10", "10|10", "1234567|1,234,567"})
  void smallGroupsOfPeopleAreCovered(long people, String text) {
    assertThat(Numbers.people(people)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"5|1000|<1.0%", "250|1000|25.0%", "0|10|0%", "3|4|<100%", "1|0|–"})
  void theShareOfASmallGroupIsCoveredToo(long people, long whole, String text) {
    assertThat(Numbers.peopleShare(people, whole)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"110|100|+10 (+10.0%)", "3|4000|−3,997 (−99.9%)", "5|0|+5", "7|7|no change"})
  void changesHaveASign(long now, long before, String text) {
    assertThat(Numbers.change(now, before)).isEqualTo(text);
  }

  @Test
  void theChangeOfASmallGroupIsNotTold() {
    assertThat(Numbers.peopleChange(12, 9)).isEqualTo(Numbers.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "0.04,0.0 s",
    "59.94,59.9 s",
    "59.96,1 min 00 s",
    "125,2 min 05 s",
    "3725,1 h 02 min"
  })
  void spansHaveUnits(double seconds, String text) {
    assertThat(Numbers.seconds(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "recall@20,0.2134,21.3%",
    "auc,0.7821,0.782",
    "lift@10%,2.614,2.61×",
    "own,1.5,1.500"
  })
  void aMetricIsWrittenWithItsUnit(String name, double value, String text) {
    assertThat(new Metric(name).format(value)).isEqualTo(text);
  }

  @Test
  void ofErrorsTheLowerIsBetter() {
    assertThat(new Metric("brier").isBetter(0.1, 0.2)).isTrue();
    assertThat(new Metric("auc").isBetter(0.1, 0.2)).isFalse();
  }

  @Test
  void theCutOfAMetricIsInItsName() {
    assertThat(new Metric("ndcg@50").en()).isEqualTo("NDCG@50");
    assertThat(new Metric("lift@10%").zh()).isEqualTo("提升倍数");
  }
}
