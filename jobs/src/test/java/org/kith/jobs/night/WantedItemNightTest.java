package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

@Tag("long")
class WantedItemNightTest {

  @Test
  void anItemThatNobodyKnowsIsToldByFileAndLine(@TempDir Path folder) throws Exception {
    TeaHouse.in(folder);
    Path segment = folder.resolve("conf/segments/everyone.yaml");
    Files.writeString(
        segment, Files.readString(segment) + "wants: {item: no-such-tea-at-all, top: 3}\n");
    int line = Files.readAllLines(segment).size();
    Configuration configuration =
        ConfReader.read(folder.resolve("conf"), Map.of("data", folder.toString()), Map.of());

    assertThatThrownBy(
            () ->
                new Night(SharedSpark.session())
                    .run(
                        new NightRequest(
                            configuration,
                            folder.resolve("lake").toString(),
                            TeaHouse.AS_OF,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            StageProgress.SILENT)))
        .hasMessageStartingWith(
            "%s:%d: wants.item · is 'no-such-tea-at-all'".formatted(segment, line));
  }
}
