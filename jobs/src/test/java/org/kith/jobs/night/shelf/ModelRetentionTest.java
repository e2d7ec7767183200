package org.kith.jobs.night.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;

class ModelRetentionTest {

  @TempDir Path folder;

  @Test
  void versionsThatNoKeptReleaseHasACardOfGoAndAllOthersStay() throws IOException {
    trained("taste", "v1");
    trained("taste", "v2");
    trained("value", "v1");
    trained("retired", "v9");
    Pins older = cards("('taste', 'v1')");
    Pins newer = cards("('taste', 'v2'), ('value', 'v1')");

    assertThat(ModelRetention.allBut(lake(), List.of(older, newer))).isEqualTo(1);
    assertThat(ModelRetention.allBut(lake(), List.of(newer))).isEqualTo(1);

    assertThat(folder.resolve("models/taste/v1")).doesNotExist();
    assertThat(folder.resolve("models/taste/v2/part")).exists();
    assertThat(folder.resolve("models/value/v1/part")).exists();
  }

  @Test
  void aLakeWithoutModelsLosesNone() {
    assertThat(ModelRetention.allBut(lake(), List.of(new Pins(Map.of())))).isZero();
  }

  private void trained(String model, String version) throws IOException {
    Path place = folder.resolve("models").resolve(model).resolve(version);
    Files.createDirectories(place);
    Files.writeString(place.resolve("part"), "weights");
  }

  private Pins cards(String rows) {
    long version =
        new LakeWriter(lake())
            .overwrite(
                Table.MODELS,
                SharedSpark.session().sql("SELECT * FROM VALUES " + rows + " AS t(model, version)"),
                rows);
    return new Pins(Map.of(Table.MODELS, version));
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.toString());
  }
}
