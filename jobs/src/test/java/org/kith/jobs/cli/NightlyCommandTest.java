package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary.Outcome;

class NightlyCommandTest extends TypedCommands {

  @Test
  void aNightIsAskedForAsTheOptionsSay() {
    int status =
        run("nightly", "--as-of", "2026-06-30", "--accept", "sale", "--set", "gates.min-persons=3");

    assertThat(status).isZero();
    NightRequest request = rooms.nights.get(0);
    assertThat(request.asOf()).isEqualTo("2026-06-30");
    assertThat(request.acceptReason()).contains("sale");
    assertThat(request.onlyStage()).isEmpty();
    assertThat(request.configuration().kith().gates().minPersons()).isEqualTo(3);
  }

  @Test
  void aNightIsRebuiltAsKnownOnTheDayThatIsNamed() throws IOException {
    run("nightly", "--as-of", "2026-06-30", "--known-at", "2026-07-15", "--json");

    assertThat(rooms.nights.get(0).knownAt()).contains(LocalDate.of(2026, 7, 15));
    assertThat(new ObjectMapper().readTree(lastLine(out)).get("known_at").asText())
        .isEqualTo("2026-07-15");
    run("nightly", "--as-of", "2026-06-30", "--known-at", "2026-07-15");
    assertThat(text(out)).contains("as of 2026-06-30 as known on 2026-07-15");
    run("nightly", "--as-of", "2026-06-30");
    assertThat(rooms.nights.get(2).knownAt()).isEmpty();
  }

  @Test
  void theJsonOfANightHasTheFieldsThatScriptsRead() throws IOException {
    run("nightly", "--as-of", "2026-06-30", "--json");

    JsonNode night = new ObjectMapper().readTree(lastLine(out));
    assertThat(fields(night))
        .contains(
            "release",
            "as_of",
            "outcome",
            "lake",
            "sources",
            "persons",
            "tags",
            "recommendations",
            "models",
            "segments",
            "exports",
            "seconds",
            "report");
    assertThat(night.get("as_of").asText()).isEqualTo("2026-06-30");
    assertThat(night.get("outcome").asText()).isEqualTo("published");
    assertThat(fields(night.at("/sources/orders")))
        .containsExactly("read", "accepted", "duplicate", "quarantined");
    assertThat(fields(night.at("/models/taste"))).containsExactly("version", "champion", "metrics");
    assertThat(night.at("/models/taste/metrics/recall@20").asDouble()).isEqualTo(0.25);
    assertThat(fields(night.at("/segments/win-back"))).containsExactly("treat", "holdout");
    assertThat(fields(night.at("/exports/0")))
        .containsExactly("segment", "destination", "path", "rows");
  }

  @Test
  void aPersonReadsTablesAndWhereToLook() {
    run("nightly", "--as-of", "2026-06-30");

    assertThat(text(out))
        .contains("published release r1 as of 2026-06-30", "orders", "quarantined", "recall@20")
        .contains("tag recency: no dates", "lake/report.html", "lake/exports/x.csv (8 rows)")
        .contains("to look at", "3 of 10 rows name items that the catalogue lacks");
  }

  @Test
  void aLogGetsOneLineAStage() {
    run("nightly", "--as-of", "2026-06-30");

    assertThat(text(err).lines()).containsExactly("ingest    2026-06-30  1.3 s, 1,000 rows");
  }

  @Test
  void quietPrintsNoProgress() {
    run("nightly", "--as-of", "2026-06-30", "--quiet");

    assertThat(text(err)).isEmpty();
  }

  @Test
  void aRangeRunsEveryNightInOrder() throws IOException {
    run("nightly", "--from", "2026-06-28", "--to", "2026-06-30", "--json");

    assertThat(rooms.nights).extracting(NightRequest::asOf).hasSize(3).isSorted();
    assertThat(new ObjectMapper().readTree(lastLine(out)).get("nights")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "identify", "profile", "train", "score", "segment", "export"})
  void aStageIsANightThatEndsThere(String stage) {
    int status = run(stage, "--as-of", "2026-06-30");

    assertThat(status).isZero();
    assertThat(rooms.nights.get(0).onlyStage()).isEqualTo(Optional.of(stage));
  }

  @Test
  void aRefusedNightPrintsItsResultAndEndsWith4() throws IOException {
    rooms.outcome = Outcome.REFUSED;
    rooms.refusal = "release · 3 persons; at least 10 · Look at the sources.";

    assertThat(run("nightly", "--as-of", "2026-06-30", "--json", "--quiet")).isEqualTo(4);
    assertThat(new ObjectMapper().readTree(lastLine(out)).get("outcome").asText())
        .isEqualTo("refused");
    assertThat(text(err)).isEqualToIgnoringNewLines("kith: " + rooms.refusal);
  }

  @Test
  void aSignalEndsWith143AndOneLine() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessKith.class.getName())
            .start();
    try (BufferedReader words = child.inputReader(StandardCharsets.UTF_8)) {
      assertThat(words.readLine()).isEqualTo("looking");
      child.toHandle().destroy(); // Process.destroy would close the stream that is read below

      assertThat(child.waitFor()).isEqualTo(143);
      assertThat(new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines())
          .singleElement()
          .asString()
          .startsWith("kith: kith · is stopped by a signal · ");
    }
  }
}
