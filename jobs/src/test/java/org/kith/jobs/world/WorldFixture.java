package org.kith.jobs.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.SharedSpark;
import org.kith.jobs.world.base.WorldSettings;

/** One small world for all tests of a run. */
final class WorldFixture {

  static final WorldSettings SETTINGS = new WorldSettings(0.06, 7, 730, WorldSettings.USUAL_END);

  private static Path folder;

  private WorldFixture() {}

  static synchronized Path folder() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("kith-world");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      new World(SETTINGS).write(SharedSpark.session(), folder.toString());
    }
    return folder;
  }

  static Dataset<Row> truth(String table) throws IOException {
    return SharedSpark.session().read().parquet(folder() + "/truth/" + table);
  }

  static Dataset<Row> orders() throws IOException {
    return SharedSpark.session()
        .read()
        .option("header", "true")
        .option("escape", "\"")
        .csv(folder() + "/data/pos/orders")
        .where("order_no IS NOT NULL AND loaded_at >= ordered_at AND kind = 'sale'")
        .where("try_cast(line_no AS INT) IS NOT NULL")
        .dropDuplicates("order_no", "line_no");
  }

  static void delete(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      paths.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}
