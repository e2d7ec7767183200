package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

/** Nights that ran on their days, against the same days run later, when all had been delivered. */
@Tag("sweep")
class BackfillTest {

  private static final int NIGHTS = 2;
  private static final String FILE = "online_retail_by_day_concat.csv.gz";
  private static final int DATE_COLUMN = 4;

  /** Versions of models and tables differ from lake to lake; what the models say does not. */
  private static final Map<Table, String[]> SAID =
      Map.of(
          Table.MODELS,
          new String[] {"model", "kind", "champion", "verdict"},
          Table.SCORES,
          new String[] {"person_id", "model", "round(score, 6)", "as_of"},
          Table.RECOMMENDATIONS,
          new String[] {"person_id", "item_id", "rank", "round(score, 6)"},
          Table.SEGMENTS,
          new String[] {"segment", "person_id", "arm", "rank"},
          // The release's name hangs on the files that it was made from.
          Table.CONTACTS,
          new String[] {"* EXCEPT (release)"});

  @TempDir Path folder;

  @Test
  void daysThatAreRunLaterAreThoseThatRanOnTheirDaysAndAReaderSeesEachWhole() throws IOException {
    Configuration later = GiftShop.in(Files.createDirectories(folder.resolve("later")));
    Configuration daily =
        ConfReader.read(
            GiftShop.conf(),
            Map.of("data", Files.createDirectories(folder.resolve("daily")).toString()),
            Map.of());
    for (int night = 0; night < NIGHTS; night++) {
      LocalDate day = GiftShop.AS_OF.plusDays(night);
      deliverUntil(day);
      night(daily, "lake.daily", day);
    }
    ReaderBeside reader = ReaderBeside.of(folder.resolve("lake.later"));
    try (reader) {
      for (int night = 0; night < NIGHTS; night++) {
        night(later, "lake.later", GiftShop.AS_OF.plusDays(night));
      }
    }

    assertThat(reader.broken()).isEmpty();
    assertThat(reader.looks()).isGreaterThan(100);
    assertThat(reader.seen()).hasSizeGreaterThanOrEqualTo(NIGHTS - 1);
    List<Release> onTheirDays = releases("lake.daily");
    List<Release> afterwards = releases("lake.later");
    assertThat(onTheirDays).hasSize(NIGHTS);
    for (int night = 0; night < NIGHTS; night++) {
      assertThat(
              LakeContents.differences(
                  contents("lake.later", afterwards.get(night)),
                  contents("lake.daily", onTheirDays.get(night))))
          .as("night of %s", afterwards.get(night).day())
          .isEmpty();
    }
    assertThat(contents("lake.later", afterwards.get(0)).get("tags"))
        .as("nights that do not differ would prove nothing")
        .isNotEqualTo(contents("lake.later", afterwards.get(NIGHTS - 1)).get("tags"));
  }

  /** The file as it was when that day was over. */
  private void deliverUntil(LocalDate day) throws IOException {
    try (BufferedReader all =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(
                        Files.newInputStream(folder.resolve("later").resolve(FILE))),
                    StandardCharsets.UTF_8));
        Writer out =
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("daily").resolve(FILE))),
                StandardCharsets.UTF_8)) {
      out.write(all.readLine() + "\n");
      for (String line : all.lines().collect(Collectors.toList())) {
        String at = line.split(",")[DATE_COLUMN];
        if (!LocalDate.parse(at.substring(0, 10)).isAfter(day)) {
          out.write(line + "\n");
        }
      }
    }
  }

  private Map<String, List<String>> contents(String name, Release release) {
    Lake lake = lake(name);
    Map<String, List<String>> contents = new TreeMap<>(LakeContents.of(lake, release));
    Table.facts().forEach(fact -> contents.remove(fact.tableName()));
    SAID.forEach(
        (table, columns) ->
            contents.put(
                table.tableName(),
                lake.readOrEmpty(table, release.pins()).selectExpr(columns).collectAsList().stream()
                    .map(Row::toString)
                    .sorted()
                    .toList()));
    return contents;
  }

  private void night(Configuration configuration, String lake, LocalDate day) {
    NightSummary summary =
        new Night(SharedSpark.session())
            .run(
                new NightRequest(
                    configuration,
                    folder.resolve(lake).toString(),
                    day,
                    Optional.of("a test"),
                    Optional.empty(),
                    StageProgress.SILENT));
    assertThat(summary.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }

  private List<Release> releases(String lake) {
    return new Releases(lake(lake)).all();
  }
}
