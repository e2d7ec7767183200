package org.kith.features.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.identity.graph.Assignment.Link;

class AssignmentTest {

  @Test
  void aPersonHasOneRecordOfASideTheBestLinksFirst() {
    Map<String, Integer> sides = Map.of("a1", 0, "a2", 0, "b1", 1, "b2", 1);
    List<Link> links =
        List.of(new Link("a1", "b1", 5), new Link("a2", "b1", 9), new Link("a1", "b2", 3));

    assertThat(new Assignment(10, sides, List.of()).of(links))
        .isEqualTo(Map.of("a2", "a2", "b1", "a2", "a1", "a1", "b2", "a1"));
  }

  @Test
  void whatGrewTooLargeFallsApartAtItsWeakestLink() {
    List<Link> chain = List.of(new Link("a", "b", 9), new Link("b", "c", 2), new Link("c", "d", 8));

    assertThat(new Assignment(3, Map.of(), List.of()).of(chain))
        .isEqualTo(Map.of("a", "a", "b", "a", "c", "c", "d", "c"));
    assertThat(new HashSet<>(new Assignment(4, Map.of(), List.of()).of(chain).values()))
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsToBeApartIsAndTheOrderOfLinksDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Link> links = new ArrayList<>();
    Map<String, Integer> sides = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      String one = "r" + random.nextInt(15);
      String other = "s" + random.nextInt(15);
      sides.put(one, 0);
      sides.put(other, 1);
      links.add(new Link(one, other, random.nextInt(9)));
    }
    List<List<String>> parted = List.of(List.of("r1", "s1"), List.of("s2", "r2"));
    List<Link> shuffled = new ArrayList<>(links);
    Collections.shuffle(shuffled, random);

    Map<String, String> persons = new Assignment(6, Map.of(), parted).of(links);

    assertThat(new Assignment(6, Map.of(), parted).of(shuffled)).isEqualTo(persons);
    parted.forEach(
        pair -> assertThat(persons.get(pair.get(0))).isNotEqualTo(persons.get(pair.get(1))));
    Map<String, Integer> sizes = new HashMap<>();
    persons.values().forEach(person -> sizes.merge(person, 1, Integer::sum));
    assertThat(sizes.values()).allMatch(size -> size <= 6);
  }
}
