package org.kith.models.recommend.neighbour;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.kith.models.recommend.matrix.PersonTies;
import org.kith.models.recommend.matrix.SparseRows;
import scala.Tuple2;

/** All people's ties to items, spread over executors. */
final class SpreadTies implements Ties {

  private final JavaRDD<PersonTies> people;
  private final int itemCount;

  SpreadTies(JavaRDD<PersonTies> people, int itemCount) {
    this.people = people;
    this.itemCount = itemCount;
  }

  @Override
  public int itemCount() {
    return itemCount;
  }

  /** Rounded to single precision, so that the order of adding up does not show. */
  @Override
  public double[] sum(int length, Tally tally) {
    int items = itemCount;
    List<double[]> parts =
        people
            .mapPartitions(
                rows -> {
                  double[] sums = new double[length];
                  tally.add(PersonTies.rows(items, rows), sums);
                  return List.of(sums).iterator();
                })
            .collect();
    double[] total = new double[length];
    for (double[] part : parts) {
      for (int i = 0; i < length; i++) {
        total[i] += part[i];
      }
    }
    for (int i = 0; i < length; i++) {
      total[i] = (float) total[i];
    }
    return total;
  }

  /**
   * The weights by that relation. Each task is sent the people who chose an item of its range and
   * gives back the neighbours of the range, which is all that comes to the driver.
   */
  NeighbourWeights weights(Relation relation, int kept, int tasks) {
    Ranges ranges = new Ranges(itemCount, Math.max(1, Math.min(tasks, itemCount)));
    int items = itemCount;
    List<SparseRows> parts =
        people
            .flatMapToPair(ties -> ranges.touched(ties))
            .partitionBy(new ByRange(ranges.count()))
            .mapPartitionsWithIndex(
                (range, sent) -> {
                  SparseRows rows = PersonTies.rows(items, values(sent));
                  Cooccurrence pairs = new Cooccurrence(relation, rows, kept);
                  return List.of(pairs.rows(ranges.from(range), ranges.from(range + 1))).iterator();
                },
                true)
            .collect();
    return NeighbourWeights.of(relation, items, parts);
  }

  private static Iterator<PersonTies> values(Iterator<Tuple2<Integer, PersonTies>> pairs) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pairs.hasNext();
      }

      @Override
      public PersonTies next() {
        return pairs.next()._2;
      }
    };
  }

  /** Items divided into runs of about the same length. */
  private record Ranges(int items, int count) implements Serializable {

    int from(int range) {
      return (int) ((long) items * range / count);
    }

    /** The person's ties, once for each range in which they have an item. */
    Iterator<Tuple2<Integer, PersonTies>> touched(PersonTies ties) {
      return IntStream.range(0, count)
          .filter(range -> touches(ties.items(), from(range), from(range + 1)))
          .mapToObj(range -> new Tuple2<>(range, ties))
          .iterator();
    }

    private static boolean touches(int[] items, int from, int to) {
      int found = Arrays.binarySearch(items, from);
      int first = found >= 0 ? found : -found - 1;
      return first < items.length && items[first] < to;
    }
  }

  /** Sends a range's people to the partition of its number. */
  private static final class ByRange extends Partitioner {

    private static final long serialVersionUID = 1L;

    private final int ranges;

    ByRange(int ranges) {
      this.ranges = ranges;
    }

    @Override
    public int numPartitions() {
      return ranges;
    }

    @Override
    public int getPartition(Object range) {
      return (Integer) range;
    }
  }
}
