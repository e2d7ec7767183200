package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.features.time.AsOf;
import org.kith.jobs.destination.dialect.Operation;
import org.kith.jobs.destination.file.WrittenFile;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.People;

class ManifestTest {

  private static final AsOf NIGHT = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("Asia/Shanghai"));
  private static final WrittenFile FILE = new WrittenFile("add.zip", 1, 2, "aa", "bb");

  private final Manifest plan =
      Manifest.planned(
          new ExportContext("r1", NIGHT, Shop.ASSUMED),
          People.segment("all", "true"),
          Destinations.platform("douyin", "ocean-engine", "MOBILE_HASH_SHA256"),
          new Funnel("all", 9, 8, 7, 6, 5, 1, 1, Map.of()),
          new Export.Counts(5, 0, 0, 4, java.util.Map.of()));

  @Test
  void changesThatFillMoreFilesThanADayTakesAreMarked() throws IOException {
    Manifest full = plan.with(Operation.WHOLE, Collections.nCopies(60, FILE));
    Manifest many =
        full.with(Operation.ADD, Collections.nCopies(30, FILE))
            .with(Operation.REMOVE, Collections.nCopies(21, FILE));

    assertThat(full.changeFiles()).isZero();
    assertThat(many.changeFiles()).isEqualTo(51);
    assertThat(read(many.over(50)).at("/changes/files_a_day").asInt()).isEqualTo(50);
    assertThat(read(many).has("changes")).isFalse();
  }

  @Test
  void itSaysWhatToEnterAtTheUploadOfEachFile() throws IOException {
    JsonNode files =
        read(plan.with(Operation.WHOLE, Collections.nCopies(1, FILE))
                .with(Operation.ADD, Collections.nCopies(1, FILE))
                .with(Operation.REMOVE, Collections.nCopies(1, FILE))
                .withRejects(Collections.nCopies(1, FILE)))
            .get("files");

    assertThat(files.findValuesAsText("operation_type")).containsExactly("3", "1", "2");
    assertThat(files.get(3).has("operation")).isFalse();
    assertThat(files.get(0).get("md5").asText()).isEqualTo("bb");
  }

  @Test
  void theSameExportGivesTheSameBytesAndTheDayOfItsEnd() throws IOException {
    assertThat(plan.json()).isEqualTo(plan.json());
    assertThat(new ObjectMapper().readTree(plan.json()).get("delete_on").asText())
        .isEqualTo("2026-07-30");
  }

  private static JsonNode read(Manifest manifest) throws IOException {
    return new ObjectMapper().readTree(manifest.json());
  }
}
