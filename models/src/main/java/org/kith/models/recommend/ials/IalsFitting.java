package org.kith.models.recommend.ials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.ials.solve.BlockOrder;
import org.kith.models.recommend.ials.solve.Commonness;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.HalfStep;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.StartingFactors;
import org.kith.models.recommend.kernel.FactorScores;
import org.kith.models.recommend.matrix.SparseRows;
import org.kith.models.recommend.matrix.TasteMatrix;

/** Fits to choices that lie in this machine's memory: the factors that Spark would find. */
final class IalsFitting implements Algorithm.Fitting {

  private final TasteMatrix tastes;
  private final SparseRows turned;

  IalsFitting(TasteMatrix tastes) {
    this.tastes = tastes;
    this.turned = tastes.weights().transposed();
  }

  @Override
  public LocalModel fit(Parameters parameters, long seed) {
    IalsParameters settings = IalsParameters.of(parameters, seed);
    BlockOrder people = new BlockOrder(tastes.people(), settings.blocks());
    BlockOrder items = new BlockOrder(tastes.items(), settings.blocks());
    Weighting weighting = settings.weighting();
    RatingBlock[] peopleRatings =
        MemoryBlocks.of(tastes.weights(), tastes.people(), people, items, weighting);
    RatingBlock[] itemRatings = MemoryBlocks.of(turned, tastes.items(), items, people, weighting);
    Commonness commonness = Commonness.of(settings.objective().rho(), chosenBy());
    Arrays.setAll(itemRatings, b -> commonness.laidBeside(itemRatings[b]));
    ExecutorService pool = Executors.newFixedThreadPool(threads());
    try {
      int size = settings.size();
      StartingFactors start =
          new StartingFactors(settings.seed(), settings.deviation(), settings.rank());
      FactorBlock[] x = each(pool, settings, b -> start.of(peopleRatings[b]));
      FactorBlock[] y = new FactorBlock[settings.blocks()];
      for (int iteration = 0; iteration < settings.iterations(); iteration++) {
        y = solved(pool, settings, itemRatings, y, x);
        x = solved(pool, settings, peopleRatings, x, y);
      }
      return new MemoryScores(
          new FactorScores(size, matrix(people, x, size), matrix(items, y, size)), nobodys());
    } finally {
      pool.shutdown();
    }
  }

  private static FactorBlock[] solved(
      ExecutorService pool,
      IalsParameters settings,
      RatingBlock[] ratings,
      FactorBlock[] before,
      FactorBlock[] others) {
    HalfStep step = new HalfStep(settings.objective(), settings.solver(), others, settings.size());
    return each(pool, settings, b -> step.of(ratings[b], before[b]));
  }

  private static FactorBlock[] each(
      ExecutorService pool, IalsParameters settings, IntFunction<FactorBlock> work) {
    List<Future<FactorBlock>> running = new ArrayList<>();
    for (int b = 0; b < settings.blocks(); b++) {
      int block = b;
      running.add(pool.submit(() -> work.apply(block)));
    }
    FactorBlock[] done = new FactorBlock[running.size()];
    try {
      for (int b = 0; b < done.length; b++) {
        done[b] = running.get(b).get();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while factors were solved", stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a block of factors was not solved", failed.getCause());
    }
    return done;
  }

  /** As many as Spark works with at a time, where Spark runs. */
  private static int threads() {
    int processors = Runtime.getRuntime().availableProcessors();
    scala.Option<SparkSession> session = SparkSession.getActiveSession();
    return session.isEmpty()
        ? processors
        : Math.min(processors, session.get().sparkContext().defaultParallelism());
  }

  private static float[] matrix(BlockOrder order, FactorBlock[] blocks, int size) {
    float[] matrix = new float[Math.multiplyExact(order.count(), size)];
    for (int b = 0; b < blocks.length; b++) {
      int[] numbers = order.numbers(b);
      for (int row = 0; row < numbers.length; row++) {
        System.arraycopy(blocks[b].factors(), row * size, matrix, numbers[row] * size, size);
      }
    }
    return matrix;
  }

  /** How many people chose each item. */
  private long[] chosenBy() {
    return IntStream.range(0, turned.rowCount()).mapToLong(turned::size).toArray();
  }

  /** Items that nobody chose. */
  private int[] nobodys() {
    return IntStream.range(0, turned.rowCount()).filter(item -> turned.size(item) == 0).toArray();
  }

  /** Scores by factors; what nobody chose scores as low as anything. */
  private record MemoryScores(FactorScores factors, int[] nobodys) implements LocalModel {

    @Override
    public void score(int person, float[] scores) {
      factors.score(person, scores);
      if (nobodys.length > 0) {
        float lowest = 0;
        for (float score : scores) {
          lowest = Math.min(lowest, score);
        }
        for (int item : nobodys) {
          scores[item] = lowest;
        }
      }
    }
  }
}
