package org.kith.models.recommend.ials.spread;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.kith.models.recommend.ials.solve.FactorBlock;
import scala.Tuple2;

/**
 * How far a long fit has come, written down every few iterations, so that a fit that was killed
 * goes on from there and finds the same factors. The folder holds one folder {@code FIT/ITERATION}
 * with {@code people} and {@code items}, the latter written last; it names nobody.
 *
 * @param folder handed in, on any file system that Spark writes to; null to write nothing down
 * @param fit what decides the factors, as a name of a folder: another fit's are not taken
 * @param every iterations from one to the next, 1 or more
 */
public record Checkpoints(String folder, String fit, int every) {

  /** Writes nothing down. */
  public static final Checkpoints NONE = new Checkpoints(null, "", 1);

  /**
   * Where a fit stands.
   *
   * @param iteration iterations that are done
   * @param items null before the first
   */
  record Reached(int iteration, RDD<FactorBlock> people, RDD<FactorBlock> items) {}

  /**
   * The last that was written down whole; the start where there is none.
   *
   * @param start where the fit stands before its first iteration
   * @param iterations after which it ends
   */
  Reached newest(Reached start, int iterations) {
    for (int done = iterations; folder != null && done > start.iteration; done--) {
      if (isWhole(start.people.context(), done)) {
        return new Reached(done, read(start, done, "people"), read(start, done, "items"));
      }
    }
    return start;
  }

  /** Writes down where a fit stands, if it is time, in place of what was written before. */
  void keep(Reached reached) {
    if (folder == null || reached.iteration % every != 0) {
      return;
    }
    SparkContext context = reached.people.context();
    delete(context, place(reached.iteration));
    write(reached.people, place(reached.iteration) + "/people");
    write(reached.items, place(reached.iteration) + "/items");
    delete(context, place(reached.iteration - every));
  }

  private static void write(RDD<FactorBlock> blocks, String place) {
    blocks
        .toJavaRDD()
        .mapPartitionsWithIndex(
            (number, own) -> {
              FactorBlock block = own.next();
              return List.of(new Tuple2<>(number, block)).iterator();
            },
            true)
        .saveAsObjectFile(place);
  }

  /** A file may be read in parts, in any order: each block is put where it was. */
  private RDD<FactorBlock> read(Reached start, int iteration, String side) {
    JavaRDD<Tuple2<Integer, FactorBlock>> blocks =
        JavaSparkContext.fromSparkContext(start.people.context())
            .objectFile(place(iteration) + "/" + side);
    return JavaPairRDD.fromJavaRDD(blocks)
        .partitionBy(new BlockPartitioner(start.people.getNumPartitions()))
        .values()
        .rdd();
  }

  private String place(int iteration) {
    return "%s/%s/%06d".formatted(folder, fit, iteration);
  }

  private boolean isWhole(SparkContext context, int iteration) {
    Path last = new Path(place(iteration) + "/items/_SUCCESS");
    try {
      return files(context, last).exists(last);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot look for " + last, cause);
    }
  }

  private static void delete(SparkContext context, String place) {
    Path folder = new Path(place);
    try {
      files(context, folder).delete(folder, true);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot delete " + folder, cause);
    }
  }

  private static FileSystem files(SparkContext context, Path path) throws IOException {
    return path.getFileSystem(context.hadoopConfiguration());
  }
}
