package org.kith.models.recommend.matrix;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** All people's ties to items, spread over executors, as matrices of some of the people each. */
public final class SpreadPeople {

  private final JavaRDD<PersonTies> people;
  private final int itemCount;

  /**
   * @param pasts as {@link Pasts#of} gives them
   */
  public SpreadPeople(Dataset<Row> pasts, int itemCount) {
    this.people = pasts.toJavaRDD().map(PersonTies::of);
    this.itemCount = itemCount;
  }

  /** Something that an executor makes of some people's ties. */
  @FunctionalInterface
  public interface PartTask<T> extends Serializable {

    /**
     * @param strengths some people by all items, in order of the people's ids
     */
    T of(SparseRows strengths);
  }

  /** Something that an executor makes of a range of items. */
  @FunctionalInterface
  public interface RangeTask<T> extends Serializable {

    /**
     * @param strengths all people with an item in the range, by all items, in order of their ids
     * @param from first item of the range
     * @param to the item behind its last
     */
    T of(SparseRows strengths, int from, int to);
  }

  /** How many items there are. */
  public int itemCount() {
    return itemCount;
  }

  /** What the task makes of each part, every person being in one of them. */
  public <T> List<T> byParts(PartTask<T> task) {
    int items = itemCount;
    return people
        .mapPartitions(rows -> List.of(task.of(PersonTies.rows(items, rows))).iterator())
        .collect();
  }

  /**
   * What the task makes of each range of items, in their order; the ranges hold about as many items
   * each. A person is sent once to each range in which they have an item.
   */
  public <T> List<T> byItems(int ranges, RangeTask<T> task) {
    int items = itemCount;
    Ranges division = new Ranges(items, Math.max(1, Math.min(ranges, items)));
    return people
        .flatMapToPair(ties -> division.touched(ties))
        .partitionBy(new ByRange(division.count()))
        .mapPartitionsWithIndex(
            (range, sent) -> {
              SparseRows rows = PersonTies.rows(items, values(sent));
              T made = task.of(rows, division.from(range), division.from(range + 1));
              return List.of(made).iterator();
            },
            true)
        .collect();
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
