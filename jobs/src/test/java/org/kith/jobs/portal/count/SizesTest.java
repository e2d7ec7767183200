package org.kith.jobs.portal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SizesTest {

  private static final Sizes OF_PARTNERS = Sizes.ofPartners(0);

  @Test
  void aGroupBelowTheFloorIsCoveredAndToPartnersSoIsNobody() {
    assertThat(Sizes.OF_INSIDERS.people(9)).isEqualTo("<10");
    assertThat(Sizes.OF_INSIDERS.people(10)).isEqualTo("10");
    assertThat(Sizes.OF_INSIDERS.people(1234)).isEqualTo("1,234");
    assertThat(Sizes.OF_INSIDERS.people(0)).isEqualTo("0");
    assertThat(OF_PARTNERS.people(99)).isEqualTo("<100");
    assertThat(OF_PARTNERS.people(100)).isEqualTo("100");
    assertThat(OF_PARTNERS.people(0)).isEqualTo("<100");
    assertThat(OF_PARTNERS.share(5, 1000)).isEqualTo("<10.0%");
    assertThat(OF_PARTNERS.share(5, 0)).isEqualTo("–");
    assertThat(OF_PARTNERS.change(50, 200)).isEqualTo("–");
  }

  @Test
  void onePersonMoreChangesASizeThatPartnersSeeAtNoMoreThanOnePlaceOfTheGridInAHundred() {
    for (long people : new long[] {100, 101, 999, 1000, 9_999, 12_345, 99_999, 100_000, 999_999}) {
      int changed = 0;
      for (long place = 0; place < 100; place++) {
        Sizes sizes = Sizes.ofPartners(Sizes.PARTS / 100 * place);
        assertThat(sizes.drawn(people)).isBetween(Math.max(100, people - 10_000), people + 10_000);
        changed += sizes.people(people).equals(sizes.people(people + 1)) ? 0 : 1;
      }
      assertThat(changed).as("%d people", people).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theSizesThatPartnersSeeAreRightOnAverage() {
    double sum = 0;
    for (long place = 0; place < 100; place++) {
      sum += Sizes.ofPartners(Sizes.PARTS / 100 * place).drawn(1234);
    }

    assertThat(sum / 100).isEqualTo(1234);
  }

  @Test
  void whatIsLeftWithoutAFewIsNotToldToPartners() {
    assertThat(OF_PARTNERS.rest(900, 99)).isEqualTo("–");
    assertThat(OF_PARTNERS.rest(900, 100)).isEqualTo("900");
    assertThat(OF_PARTNERS.rest(900, 0)).isEqualTo("900");
    assertThat(Sizes.OF_INSIDERS.rest(900, 99)).isEqualTo("900");
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
