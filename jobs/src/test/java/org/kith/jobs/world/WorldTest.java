package org.kith.jobs.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.jobs.world.base.WorldSettings;
import org.kith.jobs.world.file.Folder;
import org.kith.jobs.world.ledger.Block;
import org.kith.jobs.world.life.Brand;

class WorldTest {

  @TempDir Path other;

  @Test
  void theSameSettingsGiveTheSameBytesInWhateverOrderTheBlocksAreMade() throws Exception {
    WorldSettings settings = WorldFixture.SETTINGS;
    for (int block = settings.blocks() - 1; block >= 0; block--) {
      try (Folder folder = new Folder(new Configuration(), other.toString(), "again-" + block)) {
        try (var files = new org.kith.jobs.world.file.Files(folder, settings.seed(), block)) {
          new Block(Brand.of(settings), files, block).write();
        }
        folder.publish();
      }
    }
    Map<String, String> first = digests(WorldFixture.folder());
    assertThat(first).hasSizeGreaterThan(50);
    assertThat(digests(other)).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesAnotherBrand() throws Exception {
    Brand one = Brand.of(WorldFixture.SETTINGS);
    Brand two = Brand.of(new WorldSettings(0.06, 8, 730, WorldSettings.USUAL_END));
    assertThat(two.population().person(5)).isNotEqualTo(one.population().person(5));
    assertThat(two.catalogue().items().get(5)).isNotEqualTo(one.catalogue().items().get(5));
  }

  @Test
  void thereAreAsManyOrderLinesAndSocialEventsAsPromised() throws Exception {
    int persons = WorldFixture.SETTINGS.persons();
    long lines = lines("data/pos/orders");
    long events = lines("data/weibo/events") + lines("data/wechat/events");
    assertThat(lines / (double) persons).isBetween(10.0, 21.0);
    assertThat(events / (double) persons).isBetween(20.0, 42.0);
    Dataset<Row> items =
        SharedSpark.session()
            .read()
            .option("header", "true")
            .option("delimiter", ";")
            .csv(WorldFixture.folder() + "/data/erp/catalog")
            .where("sku IS NOT NULL");
    assertThat(items.select("sku").distinct().count()).isEqualTo(WorldFixture.SETTINGS.items());
  }

  @Test
  void nothingIsLeftBesideDataAndTruth() throws Exception {
    try (Stream<Path> names = Files.list(WorldFixture.folder())) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("data", "truth");
    }
    try (Stream<Path> names = Files.walk(WorldFixture.folder())) {
      assertThat(names.map(Path::toString).filter(name -> name.endsWith(".crc"))).isEmpty();
    }
  }

  @Test
  void aFolderWithOtherPeoplesDataIsLeftAlone() throws Exception {
    Path kept = Files.createDirectories(other.resolve("data")).resolve("mine.csv");
    Files.writeString(kept, "a\n");
    World world = new World(WorldFixture.SETTINGS);
    assertThatThrownBy(() -> world.write(SharedSpark.session(), other.toString()))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.USAGE));
    assertThat(kept).hasContent("a\n");
  }

  private static long lines(String folder) throws IOException {
    return SharedSpark.session().read().text(WorldFixture.folder() + "/" + folder).count();
  }

  private static Map<String, String> digests(Path root) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = path.getFileName().toString();
        if (name.startsWith("part-")) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
          digests.put(root.relativize(path).toString(), HexFormat.of().formatHex(digest));
        }
      }
    }
    return digests;
  }
}
