package org.kith.models.recommend.ials.spread;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.kith.models.recommend.ials.solve.BlockOrder;
import org.kith.models.recommend.ials.solve.Commonness;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.matrix.Ids;
import scala.Tuple2;

/**
 * Who chose what, in blocks that lie in executors, a partition each.
 *
 * @param itemIds all items
 * @param itemOrder where each item lies
 * @param people blocks of people
 * @param items blocks of items
 */
public record SpreadRatings(
    Ids itemIds, BlockOrder itemOrder, JavaRDD<RatingBlock> people, JavaRDD<RatingBlock> items) {

  private static final StorageLevel KEPT = StorageLevel.MEMORY_AND_DISK();

  /** How the summed weights of pairs become the weights of a block. */
  public interface Weigher extends UnaryOperator<float[]>, Serializable {}

  /**
   * Makes the blocks and keeps them until {@link #forget}.
   *
   * @param interactions as for {@link org.kith.models.recommend.Recommender#fit}
   * @return without any item where no row counts
   */
  public static SpreadRatings of(Dataset<Row> interactions, int blocks, Weigher weigher) {
    JavaRDD<Choices> choices = choices(interactions, blocks).persist(KEPT);
    try {
      Set<String> distinct = new LinkedHashSet<>();
      for (String[] some : choices.map(Choices::items).collect()) {
        distinct.addAll(Arrays.asList(some));
      }
      Ids ids = Ids.of(distinct);
      BlockOrder order = new BlockOrder(ids, blocks);
      JavaRDD<RatingBlock> people = people(choices, ids, order, weigher).persist(KEPT);
      people.count();
      JavaRDD<RatingBlock> items = items(people, ids, order).persist(KEPT);
      items.count();
      return new SpreadRatings(ids, order, people, items);
    } finally {
      choices.unpersist();
    }
  }

  /**
   * One block of people for each partition that {@code blocks} asks for, of items that are known;
   * the others do not count.
   */
  public static JavaRDD<RatingBlock> people(
      Dataset<Row> interactions, Ids items, BlockOrder order, Weigher weigher) {
    return people(choices(interactions, order.blocks()), items, order, weigher);
  }

  /** These ratings with the commonness of each item laid beside it. */
  public SpreadRatings withCommonness(double rho) {
    if (rho == 0) {
      return this;
    }
    long[] chosenBy =
        items.map(RatingBlock::counts).collect().stream()
            .flatMapToInt(Arrays::stream)
            .asLongStream()
            .toArray();
    Commonness commonness = Commonness.of(rho, chosenBy);
    return new SpreadRatings(itemIds, itemOrder, people, items.map(commonness::laidBeside));
  }

  /** How many pairs there are. */
  public long pairs() {
    return people.map(block -> (long) block.codes().length).fold(0L, Long::sum);
  }

  /** A number that other ratings, or as many blocks of another order, are not likely to have. */
  public int fingerprint() {
    return people.map(RatingBlock::fingerprint).collect().hashCode();
  }

  /** Frees what is kept. */
  public void forget() {
    people.unpersist();
    items.unpersist();
  }

  private static JavaRDD<Choices> choices(Dataset<Row> interactions, int blocks) {
    Column weight = col("weight").cast("double");
    JavaRDD<InternalRow> rows =
        interactions
            .where(col("person_id").isNotNull().and(col("item_id").isNotNull()))
            .where(weight.gt(0).and(weight.lt(Double.POSITIVE_INFINITY)))
            .select(col("person_id"), col("item_id"), weight)
            .queryExecution()
            .toRdd()
            .toJavaRDD();
    return rows.mapPartitions(some -> List.of(ChoiceReader.read(some, blocks)).iterator());
  }

  private static JavaRDD<RatingBlock> people(
      JavaRDD<Choices> choices, Ids ids, BlockOrder order, Weigher weigher) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(choices.context());
    Broadcast<Ids> sharedIds = context.broadcast(ids);
    Broadcast<BlockOrder> sharedOrder = context.broadcast(order);
    JavaPairRDD<Integer, Choices.Part> parts =
        choices.flatMapToPair(
            some -> coded(some, sharedIds.value(), sharedOrder.value()).iterator());
    return parts
        .partitionBy(new BlockPartitioner(order.blocks()))
        .mapPartitions(
            some -> {
              RatingBlock block = PeopleBlock.of(values(some));
              float[] weights = weigher.apply(block.weights());
              return List.of(new RatingBlock(block.ids(), block.starts(), block.codes(), weights))
                  .iterator();
            },
            true);
  }

  private static List<Tuple2<Integer, Choices.Part>> coded(
      Choices some, Ids ids, BlockOrder order) {
    int[] numbers = Arrays.stream(some.items()).mapToInt(ids::number).toArray();
    int[] codes = Arrays.stream(numbers).map(n -> n < 0 ? -1 : order.code(n)).toArray();
    List<Tuple2<Integer, Choices.Part>> coded = new ArrayList<>();
    for (int block = 0; block < some.parts().length; block++) {
      Choices.Part part = some.parts()[block];
      int[] item = Arrays.stream(part.item()).map(i -> codes[i]).toArray();
      coded.add(
          new Tuple2<>(block, new Choices.Part(part.people(), part.person(), item, part.weight())));
    }
    return coded;
  }

  private static JavaRDD<RatingBlock> items(
      JavaRDD<RatingBlock> people, Ids ids, BlockOrder order) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(people.context());
    Broadcast<Ids> sharedIds = context.broadcast(ids);
    Broadcast<BlockOrder> sharedOrder = context.broadcast(order);
    int blocks = order.blocks();
    return people
        .mapPartitionsWithIndex(
            (block, rows) -> {
              List<Tuple2<Integer, ItemBlock.Slice>> sliced = new ArrayList<>();
              for (ItemBlock.Slice slice : ItemBlock.slices(block, rows.next(), blocks)) {
                sliced.add(new Tuple2<>(sliced.size(), slice));
              }
              return sliced.iterator();
            },
            true)
        .mapToPair(pair -> pair)
        .partitionBy(new BlockPartitioner(blocks))
        .mapPartitionsWithIndex(
            (block, slices) ->
                List.of(ItemBlock.of(block, values(slices), sharedIds.value(), sharedOrder.value()))
                    .iterator(),
            true);
  }

  private static <T> List<T> values(Iterator<Tuple2<Integer, T>> pairs) {
    List<T> values = new ArrayList<>();
    pairs.forEachRemaining(pair -> values.add(pair._2));
    return values;
  }
}
