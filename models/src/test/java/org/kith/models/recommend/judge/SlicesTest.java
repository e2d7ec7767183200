package org.kith.models.recommend.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SlicesTest {

  /** Person p{n} has the first n + 1 of ten items, so i0 is had by all and i9 by none but p9. */
  private static HeldOut staircase() {
    ChoiceLog train = new ChoiceLog();
    ChoiceLog test = new ChoiceLog();
    for (int person = 0; person < 10; person++) {
      for (int item = 0; item <= person; item++) {
        train.add("p" + person, "i" + item, 1, Double.NaN);
      }
      if (person < 9) {
        test.add("p" + person, "i" + (person + 1), 1, Double.NaN);
      }
    }
    return HeldOut.of(train.matrix(), test.matrix());
  }

  @Test
  void newPeopleAndHeavyBuyersAreTheQuartersWithTheFewestAndTheMostItems() {
    HeldOut heldOut = staircase();
    // Only people with at most three items get their test item first; the others get it never.
    int[][] lists = new int[9][];
    for (int person = 0; person < 9; person++) {
      lists[person] = person < 3 ? new int[] {person + 1} : new int[0];
    }

    Map<String, Slices.Slice> slices = new Slices(heldOut).of(new RankedLists(heldOut, lists), 20);

    assertThat(slices.get("new people")).isEqualTo(new Slices.Slice(3, "ndcg@20", 1));
    assertThat(slices.get("heavy buyers")).isEqualTo(new Slices.Slice(3, "ndcg@20", 0));
  }

  @Test
  void tailItemsAreAllButTheMostChosenFifth() {
    HeldOut heldOut = staircase();
    int[][] lists = new int[9][];
    for (int person = 0; person < 9; person++) {
      lists[person] = person < 3 ? new int[] {person + 1} : new int[0];
    }

    Slices.Slice tail =
        new Slices(heldOut).of(new RankedLists(heldOut, lists), 20).get("tail items");

    assertThat(tail.people()).isEqualTo(8); // p0's test item i1 is of the head, i0 and i1
    assertThat(tail.value()).isCloseTo(2.0 / 8, within(1e-12));
  }
}
