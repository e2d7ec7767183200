package org.kith.jobs.world;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.kith.features.error.Problem;
import org.kith.jobs.world.base.WorldSettings;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Folder;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.ledger.Block;
import org.kith.jobs.world.life.Brand;

/**
 * Writes a simulated brand: {@code data/}, what the brand would have, dirty and partial, and {@code
 * truth/}, what is so.
 *
 * <p>The same settings give the same bytes, on any number of cores. People are made in blocks, one
 * Spark task a block, and none is held in memory longer than it takes to write them down.
 */
public final class World {

  private static final String MARK = "truth/_WORLD";

  private final WorldSettings settings;

  public World(WorldSettings settings) {
    this.settings = settings;
  }

  /**
   * Writes the brand under {@code out}, in place of one that an earlier call has left there.
   *
   * @throws Problem {@code USAGE} when the folder holds data that no world has written
   */
  public void write(SparkSession spark, String out) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (Folder folder = new Folder(hadoop, out, "driver")) {
      clear(folder, out);
      folder.write(MARK, settings.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      folder.publish();
      blocks(spark, hadoop, out);
      for (Sheet sheet : Sheet.values()) {
        folder.write("data/" + sheet.folder() + "/_SUCCESS", new byte[0]);
      }
      folder.publish();
      folder.tidy();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException("cannot write the world to " + out, failure);
    }
  }

  private static void clear(Folder folder, String out) throws IOException {
    if (!folder.has(MARK) && (folder.has("data") || folder.has("truth"))) {
      throw new Problem(
          Problem.Code.USAGE,
          out,
          "holds data or truth that is not a simulated brand's",
          "Name another folder for the world.");
    }
    folder.remove("data");
    folder.remove("truth");
    folder.tidy();
  }

  private void blocks(SparkSession spark, Configuration hadoop, String out) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> conf =
        context.broadcast(new SerializableConfiguration(hadoop));
    List<Integer> blocks = IntStream.range(0, settings.blocks()).boxed().toList();
    WorldSettings shared = settings;
    context
        .parallelize(blocks, blocks.size())
        .foreach(block -> block(shared, conf.value().value(), out, block));
    conf.unpersist();
  }

  private static void block(WorldSettings settings, Configuration hadoop, String out, int number)
      throws IOException {
    long attempt = org.apache.spark.TaskContext.get().taskAttemptId();
    try (Folder folder = new Folder(hadoop, out, "block-" + number + "-" + attempt)) {
      try (Files files = new Files(folder, settings.seed(), number)) {
        new Block(Brand.of(settings), files, number).write();
      }
      folder.publish();
    }
  }
}
