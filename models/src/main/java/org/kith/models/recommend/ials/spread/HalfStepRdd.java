package org.kith.models.recommend.ials.spread;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.NarrowDependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.HalfStep;
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.Solver;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * The factors of one side, a block a partition, each solved against all blocks of the other side.
 *
 * <p>A task takes the blocks that lie in its own JVM by reference and fetches the others from where
 * they are kept: nothing is shuffled and nothing passes through the driver.
 */
final class HalfStepRdd extends RDD<FactorBlock> {

  private static final long serialVersionUID = 1L;

  private final Objective objective;
  private final Solver solver;
  private final int size;
  private RDD<RatingBlock> ratings;
  private RDD<FactorBlock> before;
  private RDD<FactorBlock> others;

  /**
   * @param before factors of this side to start from; null to start from zeros
   * @param others factors of the other side
   */
  HalfStepRdd(
      Objective objective,
      Solver solver,
      int size,
      RDD<RatingBlock> ratings,
      RDD<FactorBlock> before,
      RDD<FactorBlock> others) {
    super(
        ratings.context(),
        dependencies(ratings, before, others),
        ClassTag$.MODULE$.apply(FactorBlock.class));
    this.objective = objective;
    this.solver = solver;
    this.size = size;
    this.ratings = ratings;
    this.before = before;
    this.others = others;
  }

  private static Seq<Dependency<?>> dependencies(
      RDD<RatingBlock> ratings, RDD<FactorBlock> before, RDD<FactorBlock> others) {
    List<Dependency<?>> all = new java.util.ArrayList<>();
    all.add(new OneToOneDependency<>(ratings));
    all.add(new OnAll(others));
    if (before != null) {
      all.add(new OneToOneDependency<>(before));
    }
    return CollectionConverters.asScala(all).toSeq();
  }

  @Override
  public Partition[] getPartitions() {
    Partition[] partitions = new Partition[ratings.getNumPartitions()];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = new Inputs(i, ratings, before, others);
    }
    return partitions;
  }

  @Override
  public Iterator<FactorBlock> compute(Partition split, TaskContext context) {
    Inputs inputs = (Inputs) split;
    FactorBlock[] blocks = new FactorBlock[inputs.theirs.length];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = others.iterator(inputs.theirs[b], context).next();
    }
    FactorBlock start = before == null ? null : before.iterator(inputs.own, context).next();
    RatingBlock rows = ratings.iterator(inputs.rows, context).next();
    FactorBlock solved = new HalfStep(objective, solver, blocks, size).of(rows, start);
    return CollectionConverters.asScala(List.of(solved).iterator());
  }

  @Override
  public void clearDependencies() {
    super.clearDependencies();
    ratings = null;
    before = null;
    others = null;
  }

  /** A partition needs every partition of the other side. */
  private static final class OnAll extends NarrowDependency<FactorBlock> {

    private static final long serialVersionUID = 1L;

    private final int count;

    OnAll(RDD<FactorBlock> others) {
      super(others);
      this.count = others.getNumPartitions();
    }

    @Override
    public Seq<Object> getParents(int partition) {
      List<Object> all = new java.util.ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(i);
      }
      return CollectionConverters.asScala(all).toSeq();
    }
  }

  /** What one block is solved from. */
  private static final class Inputs implements Partition {

    private static final long serialVersionUID = 1L;

    private final int block;
    private final transient RDD<RatingBlock> ratings;
    private final transient RDD<FactorBlock> before;
    private final transient RDD<FactorBlock> others;
    private Partition rows;
    private Partition own;
    private Partition[] theirs;

    Inputs(int block, RDD<RatingBlock> ratings, RDD<FactorBlock> before, RDD<FactorBlock> others) {
      this.block = block;
      this.ratings = ratings;
      this.before = before;
      this.others = others;
      fill();
    }

    private void fill() {
      rows = ratings.partitions()[block];
      own = before == null ? null : before.partitions()[block];
      theirs = others.partitions().clone();
    }

    /** Checkpoints change an input's partitions, so that they are looked up when a task is sent. */
    private void writeObject(ObjectOutputStream out) throws IOException {
      fill();
      out.defaultWriteObject();
    }

    @Override
    public int index() {
      return block;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Inputs inputs && inputs.block == block;
    }

    @Override
    public int hashCode() {
      return block;
    }
  }
}
