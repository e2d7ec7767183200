package org.kith.jobs.portal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SizesTest {

  @Test
  void aGroupBelowTheFloorIsCoveredAndNobodyIsNot() {
    assertThat(Sizes.OF_INSIDERS.people(9)).isEqualTo("<10");
    assertThat(Sizes.OF_INSIDERS.people(10)).isEqualTo("10");
    assertThat(Sizes.OF_INSIDERS.people(1234)).isEqualTo("1,234");
    assertThat(Sizes.OF_PARTNERS.people(99)).isEqualTo("<100");
    assertThat(Sizes.OF_PARTNERS.people(100)).isEqualTo("100");
    assertThat(Sizes.OF_PARTNERS.people(0)).isEqualTo("0");
    assertThat(Sizes.OF_PARTNERS.share(5, 1000)).isEqualTo("<10.0%");
    assertThat(Sizes.OF_PARTNERS.share(5, 0)).isEqualTo("–");
    assertThat(Sizes.OF_PARTNERS.change(50, 200)).isEqualTo("–");
  }

  @Test
  void roundedSizesHaveThreeFiguresAndNeverUnits() {
    Sizes rounded = Sizes.OF_INSIDERS.composed();

    assertThat(rounded.people(14)).isEqualTo("10");
    assertThat(rounded.people(15)).isEqualTo("20");
    assertThat(rounded.people(999)).isEqualTo("1,000");
    assertThat(rounded.people(1234)).isEqualTo("1,230");
    assertThat(rounded.people(12_351)).isEqualTo("12,400");
    assertThat(rounded.people(9_999_999)).isEqualTo("10,000,000");
  }

  @Test
  void noDifferenceOfTwoToldSizesIsThatOfFewerThanTenPeople() {
    Sizes rounded = Sizes.OF_INSIDERS.composed();
    Set<Long> told = new LinkedHashSet<>();
    for (long people = 10; people < 30_000; people++) {
      String words = rounded.people(people);
      told.add(Long.parseLong(words.replace(",", "")));
    }

    long before = 0;
    for (long size : told) {
      assertThat(size - before).isGreaterThanOrEqualTo(10);
      before = size;
    }
    assertThat(told).hasSizeLessThan(1300);
  }
}
