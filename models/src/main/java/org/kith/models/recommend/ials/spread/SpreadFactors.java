package org.kith.models.recommend.ials.spread;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.Solver;
import org.kith.models.recommend.ials.spread.Checkpoints.Reached;

/**
 * Factors of people and items in blocks that lie in executors, in the order of the ratings' blocks.
 *
 * @param people solved against {@code items}
 */
public record SpreadFactors(JavaRDD<FactorBlock> people, JavaRDD<FactorBlock> items) {

  private static final StorageLevel KEPT = StorageLevel.MEMORY_AND_DISK();
  private static final StorageLevel KEPT_TWICE = StorageLevel.MEMORY_AND_DISK_2();

  /**
   * Learns them and keeps them until {@link #forget}: items and people in turn.
   *
   * @param peopleStart where people start
   * @param itemsStart where items start; null for zeros
   * @param size padded rank
   * @param checkpoints where to go on from, and to write down how far it has come
   */
  public static SpreadFactors learn(
      SpreadRatings ratings,
      JavaRDD<FactorBlock> peopleStart,
      JavaRDD<FactorBlock> itemsStart,
      Objective objective,
      Solver solver,
      int size,
      int iterations,
      Checkpoints checkpoints) {
    RDD<RatingBlock> byPerson = ratings.people().rdd();
    RDD<RatingBlock> byItem = ratings.items().rdd();
    RDD<FactorBlock> before = itemsStart == null ? null : itemsStart.rdd();
    Reached start = checkpoints.newest(new Reached(0, peopleStart.rdd(), before), iterations);
    RDD<FactorBlock> items = start.items() == null ? null : kept(start.items());
    RDD<FactorBlock> people = kept(start.people());
    for (int i = start.iteration(); i < iterations; i++) {
      RDD<FactorBlock> itemsBefore = items;
      RDD<FactorBlock> peopleBefore = people;
      items = kept(new HalfStepRdd(objective, solver, size, byItem, itemsBefore, peopleBefore));
      people = kept(new HalfStepRdd(objective, solver, size, byPerson, peopleBefore, items));
      peopleBefore.unpersist(false);
      if (itemsBefore != null) {
        itemsBefore.unpersist(false);
      }
      if (i + 1 < iterations) {
        checkpoints.keep(new Reached(i + 1, people, items));
      }
    }
    return new SpreadFactors(people.toJavaRDD(), items.toJavaRDD());
  }

  /** Frees what is kept. */
  public void forget() {
    people.unpersist();
    items.unpersist();
  }

  /**
   * Computes the blocks and cuts what they came from, so that an iteration costs the same however
   * many went before. On a cluster each block lies in two executors: one may be lost.
   */
  private static RDD<FactorBlock> kept(RDD<FactorBlock> blocks) {
    blocks.persist(blocks.context().isLocal() ? KEPT : KEPT_TWICE);
    blocks.localCheckpoint();
    blocks.count();
    return blocks;
  }
}
