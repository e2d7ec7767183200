package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.error.Problem;
import org.kith.jobs.cli.session.Terminal;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary.Outcome;
import picocli.CommandLine;

class KithTest {

  @TempDir Path folder;

  private final FakeRooms rooms = new FakeRooms();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeConfiguration() throws IOException {
    Files.writeString(
        folder.resolve("kith.yaml"),
        """
        brand: tea house
        time-zone: Asia/Shanghai
        currency: CNY
        data: ${data:-here}
        key: public
        gates: {max-bad-rows: 0.05, min-persons: 10}
        """);
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nightly                                 | kith nightly · the night is not named",
        "nightly --from 2026-06-30               | kith nightly · the night is not named",
        "nightly --from 2026-06-30 --to 2026-01-01 | kith nightly · the night is not named",
        "ingest                                  | kith ingest · --as-of is missing",
        "nightly --as-of tomorrow                | kith nightly · invalid value",
        "nightly --asof 2026-06-30               | Did you mean '--as-of'?",
        "nigthly                                 | Did you mean 'nightly'?",
        "demo --scale 0                          | --scale is 0.0; it must be",
        "explain                                 | kith explain · names no person and no item",
        "explain p1 --item i1                    | kith explain · names a person and an item",
        "explain --item i1 --top 0               | kith explain · --top is 0",
        "nightly --set                           | kith nightly · ",
        "profile --sample 5                      | kith profile · --sample is given without",
        "profile --check --sample 0              | kith profile · --sample is 0",
        "segment --preview                       | kith segment · --preview names no segment",
        "segment win-back                        | kith segment · a segment is named without",
      })
  void aCommandLineThatCannotBeReadEndsWith2AndOneLine(String arguments, String words) {
    int status = run(arguments.strip().split(" "));

    assertThat(status).isEqualTo(2);
    assertThat(text(err).lines()).singleElement().asString().startsWith("kith: ").contains(words);
    assertThat(text(err).split(" · ")).hasSize(3);
    assertThat(rooms.nights).isEmpty();
  }

  @Test
  void allFaultsOfAConfigurationAreALineEach() throws IOException {
    Files.writeString(folder.resolve("kith.yaml"), "brnad: x\ngates: {max-bad-rows: 7}\n");

    int status = run("nightly", "--as-of", "2026-06-30");

    assertThat(status).isEqualTo(2);
    assertThat(text(err).lines()).allMatch(line -> line.startsWith("kith: " + folder));
    assertThat(text(err)).contains("kith.yaml:1: brnad", "kith.yaml:2: gates.max-bad-rows");
  }

  @ParameterizedTest
  @CsvSource({
    "INPUT_MISSING, 3",
    "INPUT_TOO_BAD, 3",
    "GATE_REFUSED, 4",
    "RUN_ALREADY_ACTIVE, 5",
    "LAKE_DAMAGED, 1",
  })
  void aProblemEndsWithItsOwnStatus(Problem.Code code, int status) {
    rooms.thrown =
        new IllegalStateException(new Problem(code, "source orders", "is missing", "Deliver it."));

    assertThat(run("nightly", "--as-of", "2026-06-30")).isEqualTo(status);
    assertThat(text(err))
        .isEqualToIgnoringNewLines("kith: source orders · is missing · Deliver it.");
  }

  @Test
  void aProblemIsTheLastJsonLineWithItsCodeForScriptsThatAskForJson() throws IOException {
    rooms.thrown = new Problem(Problem.Code.INPUT_MISSING, "source orders", "is missing", "Wait.");

    assertThat(run("nightly", "--as-of", "2026-06-30", "--json", "--quiet")).isEqualTo(3);
    JsonNode problem = new ObjectMapper().readTree(lastLine(out)).get("problem");
    assertThat(fields(problem)).containsExactly("code", "exit", "message");
    assertThat(problem.get("code").asText()).isEqualTo("INPUT_MISSING");
    assertThat(problem.get("exit").asInt()).isEqualTo(3);
    assertThat(problem.get("message").asText()).isEqualTo("source orders · is missing · Wait.");

    assertThat(run("nightly", "--no-such-option", "--json")).isEqualTo(2);
    assertThat(lastLine(out)).contains("\"code\":\"USAGE\"");
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
  void aDefectEndsWith1AndOneLineThatQuotesNobody() {
    rooms.thrown = new IllegalStateException("row of 13800000000");

    assertThat(run("nightly", "--as-of", "2026-06-30")).isEqualTo(1);
    assertThat(text(err).lines()).hasSize(1);
    assertThat(text(err)).contains("IllegalStateException", "--debug").doesNotContain("138");
  }

  @Test
  void debugShowsTheStack() {
    rooms.thrown = new IllegalStateException("inner");

    run("nightly", "--as-of", "2026-06-30", "--debug");

    assertThat(text(err)).contains("java.lang.IllegalStateException: inner", "\tat ");
  }

  @Test
  void commonOptionsMayStandBeforeTheCommand() {
    List<String> arguments =
        List.of("--conf", folder.toString(), "--lake", "other", "nightly", "--as-of=2026-06-30");

    assertThat(Kith.run(arguments.toArray(String[]::new), rooms, terminal())).isZero();
    assertThat(rooms.nights.get(0).lake()).isEqualTo("other");
  }

  @Test
  void theDemoMakesItsWorldOnceForASize() {
    String lake = folder.resolve("lake").toString();
    run("demo", "--lake", lake, "--scale", "0.05");
    run("demo", "--lake", lake, "--scale", "0.05");
    run("demo", "--lake", lake, "--scale", "0.1");
    run("demo", "--lake", lake, "--scale", "0.1", "--fresh");

    assertThat(rooms.worlds).hasSize(3);
    assertThat(rooms.nights).hasSize(4);
    assertThat(rooms.nights.get(0).configuration().kith().data())
        .isEqualTo(folder.resolve("demo/data").toString());
    assertThat(rooms.nights.get(0).asOf()).isEqualTo(LocalDate.of(2026, 6, 30));
  }

  @Test
  void theDemoTouchesNoFolderThatItHasNotMade() throws IOException {
    Path own = Files.createDirectories(folder.resolve("demo"));
    Files.writeString(own.resolve("thesis.txt"), "years of work");

    assertThat(run("demo", "--lake", folder.resolve("lake").toString())).isEqualTo(2);
    assertThat(own.resolve("thesis.txt")).exists();
  }

  @Test
  void theOperatorsCommandsSpeakToPeopleAndToScripts() throws IOException {
    assertThat(run("rollback")).isZero();
    assertThat(text(out)).contains("readers see release r1 of 2026-06-30 again");
    assertThat(run("diff", "1", "2")).isZero();
    assertThat(text(out)).contains("configuration: tags").contains("win-back");
    assertThat(run("erase", "member:1")).isZero();
    assertThat(text(out)).contains("retrain by 2026-07-30").contains("certificate e1");
    assertThat(run("report", "--period", "week")).isZero();
    assertThat(text(out)).contains("4 orders of 3 buyers");
    run("diff", "1", "2", "--json");
    assertThat(new ObjectMapper().readTree(lastLine(out)).at("/sources/orders/late").asInt())
        .isEqualTo(4);
  }

  @Test
  void anErasureThatStillFindsThePersonEndsWith4AndNamesThePlace() {
    assertThat(run("erase", "member:found-again")).isEqualTo(4);
    assertThat(text(err)).contains("tables/tags").doesNotContain("found-again");
  }

  @Test
  void measureAndReproSpeakToPeopleAndToScripts() throws IOException {
    assertThat(run("measure", "--days", "14")).isZero();
    assertThat(text(out)).contains("win-back", "9,000 for 2.0 points");
    run("measure", "--json");
    assertThat(
            new ObjectMapper()
                .readTree(lastLine(out))
                .at("/plans/0/smallest_detectable_lift")
                .asDouble())
        .isEqualTo(.25);
    assertThat(run("measure", "--detect", "2")).isEqualTo(2);

    assertThat(run("repro", "repurchase", "v1")).isZero();
    assertThat(run("repro", "repurchase", "v2")).isEqualTo(1);
    assertThat(text(out)).contains("not the same", "auc");
  }

  @Test
  void explainAndReleasesSpeakToPeopleAndToScripts() throws IOException {
    run("explain", "p1");
    assertThat(text(out)).contains("p1", "spent 12", "消费 12", "Tea", "win-back");
    run("explain", "p1", "--json");
    assertThat(new ObjectMapper().readTree(lastLine(out)).at("/tags/0/reason/zh").asText())
        .isEqualTo("消费 12");
    run("explain", "p1", "--similar", "3");
    assertThat(text(out)).contains("Who buys the same items", "p8  (0.5000)");
    run("explain", "--item", "i1");
    assertThat(text(out)).contains("i1  Tea", "by 3 people", "p7  (0.5000)", "i2  Cup", "ials v1");
    run("explain", "--item", "i1", "--json");
    assertThat(new ObjectMapper().readTree(lastLine(out)).at("/audience/0/person_id").asText())
        .isEqualTo("p7");
    run("explain", "p1", "--all");
    assertThat(text(out)).contains("orders", "--json prints the rows");
    run("explain", "p1", "--all", "--json");
    assertThat(new ObjectMapper().readTree(lastLine(out)).at("/tables/orders/0/order_id").asText())
        .isEqualTo("o1");
    run("releases", "--json");
    assertThat(new ObjectMapper().readTree(lastLine(out)).at("/releases/0/as_of").asText())
        .isEqualTo("2026-06-30");
  }

  @Test
  void tagsAndSegmentsAreTriedWithoutANight() throws IOException {
    assertThat(run("profile", "--check", "--sample", "500")).isZero();
    assertThat(text(out))
        .contains("all 2 tags compile; as of 2026-06-30, on a sample of 500 people of release r1")
        .contains("75.0 %", "not applicable: no social_events; unused");
    run("profile", "--check", "--json");
    assertThat(new ObjectMapper().readTree(lastLine(out)).at("/tags/1/not_applicable/en").asText())
        .isEqualTo("no social_events");

    assertThat(run("segment", "win-back", "--preview")).isZero();
    assertThat(text(out))
        .contains("reachable by csv", "spend", "+8.00 to +10.0", "5.0 points")
        .contains("feed-ad", "<10 stay and 20 leave; <10 are new");
    run("segment", "win-back", "--preview", "--json");
    JsonNode preview = new ObjectMapper().readTree(lastLine(out));
    assertThat(fields(preview))
        .contains("segment", "funnel", "contrasts", "smallest_detectable_lift")
        .contains("overlaps", "since");
    assertThat(fields(preview.get("funnel")))
        .contains("people", "consented", "not_suppressed", "reachable");
    assertThat(preview.at("/funnel/reachable/csv").asLong()).isEqualTo(6);
    assertThat(rooms.nights).isEmpty();
  }

  @Test
  void everyCommandHasADescriptionAndAnExample() {
    Map<String, CommandLine> commands = Kith.commandLine(terminal(), rooms).getSubcommands();

    assertThat(commands.keySet()).contains("demo", "nightly", "explain", "doctor", "completion");
    assertThat(commands)
        .allSatisfy(
            (name, line) ->
                assertThat(line.getUsageMessage())
                    .contains("--as-of", "--json", "kith " + name)
                    .contains("Example"));
    assertThat(commands.values())
        .allSatisfy(
            line -> assertThat(line.getCommandSpec().usageMessage().description()).isNotEmpty());
  }

  @Test
  void kithAloneAndHelpListTheCommands() {
    assertThat(Kith.run(new String[0], rooms, terminal())).isZero();
    assertThat(text(out)).contains("nightly", "Exit status");
    assertThat(Kith.run(new String[] {"nightly", "--help"}, rooms, terminal())).isZero();
    assertThat(text(out)).contains("--accept");
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

  @Test
  void bashIsTaughtTheCommands() {
    run("completion");

    assertThat(text(out)).startsWith("#!/usr/bin/env bash").contains("nightly", "complete -F");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--conf", folder.toString()));
    return Kith.run(all.toArray(String[]::new), rooms, terminal());
  }

  private Terminal terminal() {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        Map.of());
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  private static String lastLine(ByteArrayOutputStream stream) {
    List<String> lines = text(stream).lines().toList();
    return lines.get(lines.size() - 1);
  }
}
