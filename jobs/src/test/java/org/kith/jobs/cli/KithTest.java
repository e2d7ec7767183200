package org.kith.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.error.Problem;
import picocli.CommandLine;

class KithTest extends TypedCommands {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nightly                                 | kith nightly · the night is not named",
        "nightly --from 2026-06-30               | kith nightly · the night is not named",
        "nightly --from 2026-06-30 --to 2026-01-01 | kith nightly · the night is not named",
        "ingest                                  | kith ingest · --as-of is missing",
        "nightly --as-of 2025-02-30              | is no day; it must be one such as 2026-06-30",
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
  void everyHelpTextIsOneThatItsFormatterUnderstands() {
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    PrintStream usual = System.err;
    System.setErr(new PrintStream(warnings, true, UTF_8));
    try {
      assertThat(withThoseBelow(Kith.commandLine(terminal(), rooms)))
          .hasSizeGreaterThan(30)
          .allSatisfy(line -> assertThat(line.getUsageMessage()).doesNotContain("%n", "%%"));
    } finally {
      System.setErr(usual);
    }

    assertThat(warnings.toString(UTF_8)).isEmpty();
  }

  private static Stream<CommandLine> withThoseBelow(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(KithTest::withThoseBelow));
  }

  @Test
  void kithAloneAndHelpListTheCommands() {
    assertThat(Kith.run(new String[0], rooms, terminal())).isZero();
    assertThat(text(out)).contains("nightly", "Exit status");
    assertThat(Kith.run(new String[] {"nightly", "--help"}, rooms, terminal())).isZero();
    assertThat(text(out)).contains("--accept");
  }

  @Test
  void bashIsTaughtTheCommands() {
    run("completion");

    assertThat(text(out)).startsWith("#!/usr/bin/env bash").contains("nightly", "complete -F");
  }
}
