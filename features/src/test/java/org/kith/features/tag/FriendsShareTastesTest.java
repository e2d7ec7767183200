package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kith.features.RealData;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

/** On Last.fm's listeners: what the tags say of people shows who is a friend of whom. */
@Tag("long")
class FriendsShareTastesTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2011, 5, 31), ZoneId.of("UTC"));
  private static final String KNOWN = "2011-05-31T00:00:00Z";

  @Test
  void friendsHaveMoreFavouritesInCommonThanStrangersWithAsManyFriends() throws IOException {
    Path data = RealData.folder("hetrec2011-lastfm");
    Map<String, Set<String>> favourites = favourites(data);
    List<String[]> friends = friends(data);

    double together = similarity(favourites, friends);
    double apart = similarity(favourites, shuffled(friends, new Random(1)));

    assertThat(together).isBetween(.100, .106);
    assertThat(apart).isBetween(.050, .058);
  }

  private static Map<String, Set<String>> favourites(Path data) throws IOException {
    FactRows listens = FactRows.of("orders");
    for (String[] cells : cells(data.resolve("user_artists.dat")).toList()) {
      listens.row(
          Map.of(
              "person_id",
              cells[0],
              "kind",
              "sale",
              "item_id",
              cells[1],
              "quantity",
              Integer.parseInt(cells[2]),
              "known_at",
              KNOWN));
    }
    List<TagDefinition> tag =
        ShippedTags.all().stream().filter(one -> one.name().equals("favourite_items")).toList();
    Map<String, Set<String>> favourites = new HashMap<>();
    try (Tagged tagged =
        new Tagging(
                new TagCatalogue(tag),
                Relations.of(Map.of("orders", listens.frame())),
                listens.frame())
            .at(AS_OF)) {
      for (Row person : tagged.profile().collectAsList()) {
        favourites.put(person.getString(0), person.<String, Double>getJavaMap(1).keySet());
      }
    }
    return favourites;
  }

  private static List<String[]> friends(Path data) throws IOException {
    return cells(data.resolve("user_friends.dat"))
        .filter(pair -> Integer.parseInt(pair[0]) < Integer.parseInt(pair[1]))
        .toList();
  }

  private static Stream<String[]> cells(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.strip().split("\t"));
  }

  /** Everybody with as many others as before, but whom is left to chance. */
  private static List<String[]> shuffled(List<String[]> pairs, Random random) {
    List<String[]> swapped = new ArrayList<>(pairs.stream().map(String[]::clone).toList());
    Set<String> there = new HashSet<>();
    swapped.forEach(pair -> there.add(key(pair[0], pair[1])));
    for (int i = 0; i < 10 * swapped.size(); i++) {
      String[] one = swapped.get(random.nextInt(swapped.size()));
      String[] other = swapped.get(random.nextInt(swapped.size()));
      String first = key(one[0], other[1]);
      String second = key(other[0], one[1]);
      boolean isNew =
          !one[0].equals(other[1])
              && !other[0].equals(one[1])
              && !first.equals(second)
              && !there.contains(first)
              && !there.contains(second);
      if (isNew) {
        there.remove(key(one[0], one[1]));
        there.remove(key(other[0], other[1]));
        there.add(first);
        there.add(second);
        String kept = one[1];
        one[1] = other[1];
        other[1] = kept;
      }
    }
    return swapped;
  }

  private static String key(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  private static double similarity(Map<String, Set<String>> favourites, List<String[]> pairs) {
    return pairs.stream()
        .mapToDouble(pair -> jaccard(favourites.get(pair[0]), favourites.get(pair[1])))
        .average()
        .orElseThrow();
  }

  private static double jaccard(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return (double) both.size() / (one.size() + other.size() - both.size());
  }
}
