package org.kith.jobs.night.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.kith.jobs.night.crowd.Counting.Noted;
import org.kith.jobs.night.crowd.ProfileColumn.Part;
import org.kith.jobs.night.crowd.ProfileColumn.Shape;
import scala.jdk.javaapi.CollectionConverters;

/** Partitions of people, each counted alone, against a count of all of them at once. */
class PeopleSetsTest {

  private static final List<Part> PARTS =
      List.of(
          new Part("city", Shape.TEXT, new double[0]),
          new Part("likes", Shape.KEYS, new double[0]));

  @Test
  void peopleOfUnevenPartitionsAreCountedAsThoseOfOne() {
    List<Row> all = people(0, 700, 7);

    PeopleSets parted = counted(all.subList(0, 650), all.subList(650, 700));

    assertThat(parted.people()).isEqualTo(700);
    assertThat(parted.of("city")).hasSize(7).isEqualTo(counted(all).of("city"));
    assertThat(parted.of("likes")).hasSize(7).isEqualTo(counted(all).of("likes"));
  }

  @Test
  void aColumnThatIsTooFineInOnePartitionIsCountedInNone() {
    PeopleSets sets = counted(people(0, 600, 600), people(0, 50, 5));

    assertThat(sets.people()).isEqualTo(650);
    assertThat(sets.of("city")).isEmpty();
    assertThat(sets.of("likes")).isEmpty();
  }

  @Test
  void aColumnThatIsTooFineInAllPartitionsTogetherIsCountedInNone() {
    PeopleSets sets = counted(people(0, 300, 300), people(300, 300, 300));

    assertThat(sets.of("city")).isEmpty();
    assertThat(sets.of("likes")).isEmpty();
  }

  /** So many people, whose values begin with the first and come round again. */
  private static List<Row> people(int first, int people, int values) {
    return IntStream.range(0, people)
        .mapToObj(person -> "v" + (first + person % values))
        .map(
            value ->
                RowFactory.create(value, CollectionConverters.asScala(Map.of(value, 1.0)), null))
        .toList();
  }

  @SafeVarargs
  private static PeopleSets counted(List<Row>... partitions) {
    Counting counting = new Counting(PARTS);
    List<Noted> noted = new ArrayList<>();
    for (int partition = partitions.length - 1; partition >= 0; partition--) {
      counting.call(partition, partitions[partition].iterator()).forEachRemaining(noted::add);
    }
    return PeopleSets.of(noted);
  }
}
