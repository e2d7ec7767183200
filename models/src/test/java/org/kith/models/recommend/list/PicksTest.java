package org.kith.models.recommend.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PicksTest {

  private static final Shelf GREEN = Shelf.of("tea", "leaf", "green");
  private static final Shelf BLACK = Shelf.of("tea", "leaf", "black");
  private static final Shelf POT = Shelf.of("tea", "ware", "pot");
  private static final Shelf SOAP = Shelf.of("home", "bath", "soap");
  private static final double[] SCORES = {1, .9, .8, .5};
  private static final Shelf[] SHELVES = {GREEN, BLACK, POT, SOAP};

  @Test
  void withFullRelevanceTheRankingIsKept() {
    assertThat(new Picks(0, 1).of(SCORES, SHELVES, 3)).containsExactly(0, 1, 2);
  }

  @Test
  void withoutRelevanceTheMostUnlikeComesNextAndOfEqualsTheFirst() {
    assertThat(new Picks(0, 0).of(SCORES, SHELVES, 4)).containsExactly(0, 3, 2, 1);
  }

  @Test
  void fitAndLikenessAreWeighedAgainstEachOther() {
    // λ = .5; fit 1, .8, .6, 0; beside GREEN: BLACK .4 − 1/3, POT .3 − 1/6, SOAP 0 − 0.
    assertThat(new Picks(0, .5).of(SCORES, SHELVES, 2)).containsExactly(0, 2);
  }

  @Test
  void aCategoryIsFullAtItsQuotaAndTheListGoesOnWithOthers() {
    assertThat(new Picks(1, 1).of(SCORES, SHELVES, 4)).containsExactly(0, 2, 3);
  }

  @Test
  void anItemWithoutCategoryFillsNoQuotaAndIsLikeNothing() {
    Shelf[] unknown = {Shelf.UNKNOWN, Shelf.UNKNOWN, GREEN, BLACK};

    assertThat(new Picks(1, 1).of(SCORES, unknown, 4)).containsExactly(0, 1, 2);
    assertThat(Shelf.UNKNOWN.similarity(Shelf.UNKNOWN)).isZero();
  }

  @Test
  void aRankingOfEqualScoresKeepsItsOrder() {
    double[] same = new double[4];
    Arrays.fill(same, .3);

    assertThat(new Picks(0, 1).of(same, SHELVES, 9)).containsExactly(0, 1, 2, 3);
    assertThat(new Picks(0, 1).of(new double[0], new Shelf[0], 9)).isEmpty();
  }
}
