package org.kith.jobs.night;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.LakeSession;
import org.kith.features.lake.Steps;
import org.kith.jobs.settings.ConfReader;

/** A night of the tea house as a program, which halts at one point as if the power had gone. */
final class HaltingNight {

  private HaltingNight() {}

  /** Takes the folder of the tea house, the lake's name, and where to halt. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    String point = arguments[2];
    SparkSession spark = LakeSession.open("local[2]", LakeSession.SMALL_WORK);
    Steps steps =
        (name, effect) -> {
          halt(point, "before " + name);
          effect.run();
          halt(point, "after " + name);
        };
    new Night(spark, steps)
        .run(
            new NightRequest(
                ConfReader.read(
                    folder.resolve("conf"), Map.of("data", folder.toString()), Map.of()),
                folder.resolve(arguments[1]).toString(),
                TeaHouse.AS_OF,
                Optional.empty(),
                Optional.empty(),
                StageProgress.SILENT));
    System.exit(0);
  }

  private static void halt(String wanted, String reached) {
    if (wanted.equals(reached)) {
      Runtime.getRuntime().halt(137);
    }
  }
}
