package org.kith.jobs.bench.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kith.features.error.SettingFault;
import org.kith.jobs.night.stage.Stages;

/**
 * A measurement of nights that somebody asks for.
 *
 * @param scales of the simulated brands, in the order in which they run
 * @param stages what to show, of {@code world} and the stages of a night; empty for all, which
 *     alone runs nights of the next day
 * @param nights how many, a day after the other, 1 to 1000; with more than one no other nights of
 *     the next day
 * @param days of history
 * @param threads that Spark may use, 1 or more
 * @param heap largest heap, such as {@code 4g}
 * @param seed of the brands
 * @param conf folder of the configuration
 * @param set values that fill or override it
 * @param progress is told how far it is
 */
public record NightBenchRequest(
    List<Double> scales,
    List<String> stages,
    int nights,
    int days,
    int threads,
    String heap,
    long seed,
    String conf,
    Map<String, String> set,
    Consumer<String> progress) {

  public NightBenchRequest {
    scales = scales.stream().distinct().toList();
    stages = List.copyOf(stages);
    SettingFault.unless(!scales.isEmpty(), "scale", "missing", "one or more");
    for (String stage : stages) {
      SettingFault.unless(
          stageNames().contains(stage), "stages", stage, "of " + String.join(", ", stageNames()));
    }
    SettingFault.unless(nights >= 1 && nights <= 1000, "nights", nights, "1 to 1000");
    SettingFault.unless(
        nights == 1 || stages.isEmpty(), "nights", nights, "1 where --stages is given");
    SettingFault.unless(threads >= 1 && threads <= 1024, "threads", threads, "1 to 1024");
  }

  /** {@code world} and the stages of a night, in their order. */
  static List<String> stageNames() {
    List<String> names = new ArrayList<>(List.of(NightTask.WORLD));
    Stages.inOrder().forEach(stage -> names.add(stage.name()));
    return names;
  }

  /** The last of the stages to show; null when all are shown. */
  String lastStage() {
    return stageNames().stream().filter(stages::contains).reduce((a, b) -> b).orElse(null);
  }
}
