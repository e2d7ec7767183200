package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.jobs.cli.session.Terminal;

class BenchTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recommend                             | missing required option",
        "recommend --size XL                   | --size is XL; it must be S, M or L",
        "recommend --size S --engines mlib-als | Did you mean 'mllib-als'?",
        "recommend --size S --threads 0        | --threads is 0; it must be 1",
        "recommend --size S --heap lots        | --heap · lots; it must be",
        "profile                               | missing required option",
        "profile --scale 1 --runs 0            | --runs is 0; it must be 1",
        "night                                 | missing required option",
        "night --scale 1 --stages profle       | --stages is profle; it must be of world",
        "night --scale big                     | invalid value",
        "night --scale 1 --nights 0            | --nights is 0; it must be 1",
        "night --scale 1 --nights 2 --stages world | --nights is 2; it must be 1",
      })
  void whatCannotBeMeasuredEndsWith2AndOneLine(String arguments, String words) {
    assertThat(run(arguments.strip().split(" "))).isEqualTo(2);
    assertThat(text(err).lines()).singleElement().asString().startsWith("kith: ").contains(words);
  }

  @Test
  void benchAloneListsWhatCanBeMeasured() {
    assertThat(run()).isZero();
    assertThat(text(out)).contains("recommend", "profile", "night");
  }

  @Test
  @Tag("long")
  void theJsonOfRecommendersHasTheFieldsThatScriptsRead() throws IOException {
    assertThat(
            run("recommend", "--size", "TINY", "--engines", "mllib-als", "--heap", "1g", "--json"))
        .isZero();

    JsonNode document = new ObjectMapper().readTree(text(out));
    assertThat(fields(document)).contains("size", "threads", "engines", "ratios", "machine");
    assertThat(document.get("threads").asInt()).isEqualTo(2);
    JsonNode engine = document.at("/engines/mllib-als");
    assertThat(fields(engine))
        .contains(
            "iteration_seconds",
            "fit_seconds",
            "top_seconds",
            "end_to_end_seconds",
            "peak_memory_mb",
            "recall@20",
            "ndcg@20");
    assertThat(engine.get("end_to_end_seconds").asDouble())
        .isGreaterThan(engine.get("fit_seconds").asDouble());
    assertThat(engine.get("peak_memory_mb").asLong()).isBetween(100L, 2_000L);
    assertThat(engine.get("recall@20").asDouble()).isBetween(0.3, 1.0);
    assertThat(document.at("/data/train_pairs").asLong()).isBetween(3_600L, 4_800L);
    assertThat(text(err)).contains("mllib-als: 10 iterations: ");
  }

  @Test
  @Tag("sweep")
  void theJsonOfNightsHasTheFieldsThatScriptsRead() throws IOException {
    int status =
        run(
            "night", "--scale", "0.03", "--days", "200", "--heap", "1g", "--json", "--conf",
            "../conf");

    assertThat(status).isZero();
    JsonNode document = new ObjectMapper().readTree(text(out));
    assertThat(fields(document)).contains("scales", "peak_memory_mb", "ratios");
    assertThat(fields(document.at("/scales/0.03")))
        .contains("world", "ingest", "identify", "profile", "train", "export", "night");
    assertThat(document.at("/ratios/incremental").asDouble()).isBetween(0.05, 3.0);
    JsonNode work = document.path("work").path("0.03");
    assertThat(work.at("/ingest/rows").asLong()).isPositive();
    assertThat(work.at("/profile/shuffle_mb").asDouble()).isPositive();
    assertThat(document.at("/not_run")).isEmpty();
  }

  @Test
  @Tag("sweep")
  void eachOfSeveralNightsInARowTellsWhatItLeavesBehind() throws IOException {
    int status =
        run(
            "night",
            "--scale",
            "0.03",
            "--days",
            "365",
            "--nights",
            "3",
            "--heap",
            "1g",
            "--json",
            "--conf",
            "../conf",
            "--set",
            "retention.releases=2 days");

    assertThat(status).isZero();
    JsonNode nights = new ObjectMapper().readTree(text(out)).at("/row/0.03");
    assertThat(nights).hasSize(3);
    assertThat(nights)
        .allSatisfy(
            night -> {
              assertThat(night.get("seconds").asDouble()).isPositive();
              assertThat(night.get("read_seconds").asDouble()).isBetween(0.0, 60.0);
              assertThat(night.get("files").asLong()).isGreaterThan(100);
            });
    assertThat(nights.get(2).get("mb").asDouble()).isBetween(1.0, 50.0);
  }

  @Test
  @Tag("sweep")
  void bothEnginesSayTheSameOfEverybodyAndReadEachFactOnce() throws IOException {
    int status =
        run(
            "profile", "--scale", "0.03", "--days", "365", "--heap", "1g", "--runs", "1", "--json",
            "--conf", "../conf");

    assertThat(status).isZero();
    JsonNode document = new ObjectMapper().readTree(text(out));
    assertThat(fields(document.get("engines"))).containsExactly("kith", "duckdb");
    assertThat(fields(document.at("/engines/duckdb")))
        .contains("end_to_end_seconds", "peak_memory_mb");
    assertThat(document.at("/ratios/end_to_end").asDouble()).isPositive();
    assertThat(document.at("/agreement/rows").asLong()).isGreaterThan(10_000);
    assertThat(document.at("/agreement/equal")).isEqualTo(document.at("/agreement/rows"));
    assertThat(document.at("/agreement/only_ours")).isEmpty();
    assertThat(document.at("/engines/kith/scans/orders").asDouble()).isEqualTo(1);
    assertThat(document.at("/engines/kith/scans/social_events").asDouble()).isEqualTo(1);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("bench"));
    all.addAll(List.of(arguments));
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of());
    return Kith.run(all.toArray(String[]::new), new FakeRooms(), terminal);
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
