package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

class PreflightTest {

  @TempDir Path folder;

  @Test
  void aSegmentThatReadsNoColumnOfTheProfileIsRefusedBeforeTheFirstStage() throws IOException {
    Heard heard = new Heard(new ArrayList<>());
    change("segments/everyone.yaml", "where: orders_total > 0", "where: orders_totl > 0");

    Problem refused =
        catchThrowableOfType(
            Problem.class,
            () ->
                new Night(SharedSpark.session())
                    .run(
                        new NightRequest(
                            read(),
                            folder.resolve("lake").toString(),
                            TeaHouse.AS_OF,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            heard)));

    assertThat(refused.code()).isEqualTo(Problem.Code.CONF_INVALID);
    assertThat(refused)
        .hasMessage(
            line("segments/everyone.yaml", "where: orders_totl")
                + ": where · names the column orders_totl, which the profile does not have"
                + " · Did you mean 'orders_total'?");
    assertThat(heard.stages).isEmpty();
  }

  @Test
  void faultsOfSourcesSegmentsAndDestinationsAreToldTogetherByFileAndLine() throws IOException {
    change("sources/orders.yaml", "occurred-at: at", "occurred-at: att");
    change("segments/everyone.yaml", "rank-by: orders_total", "rank-by: \"'much'\"");
    change("destinations/list.yaml", "[orders_total]", "[orders_totl]");

    assertThat(refused().getMessage().lines())
        .satisfiesExactly(
            told("sources/orders.yaml", "occurred-at: att", ": occurred-at · is 'att'; "),
            told("segments/everyone.yaml", "rank-by:", ": rank-by · gives a "),
            told("destinations/list.yaml", "orders_totl", ": columns · names orders_totl, "));
  }

  @Test
  void aTagWhoseTypesDoNotFitIsRefusedByItsName() throws IOException {
    change("tags/orders_total.yaml", "rule: count(*)", "rule: sum(occurred_on)");

    assertThat(refused())
        .hasMessageStartingWith(
            line("tags/orders_total.yaml", "rule: sum(occurred_on)") + ": rule · is ");
  }

  @Test
  void aLookupIsCheckedWithoutItsFile() throws IOException {
    change(
        "sources/orders.yaml",
        "occurred-at: at",
        "lookups: {shop: {path: none.csv, format: {type: csv}, columns: {no: int, town: string},"
            + " on: no, equal: what}}\noccurred-at: at + make_interval(0, shop.nr)");

    assertThat(refused())
        .hasMessageStartingWith(line("sources/orders.yaml", "occurred-at: at +") + ": occurred-at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conf",
        "conf/examples/lastfm",
        "conf/examples/online-retail",
        "conf/examples/completejourney"
      })
  void whatShipsPasses(String conf) {
    Path root = Path.of("..").toAbsolutePath().normalize();
    Configuration shipped =
        ConfReader.read(root.resolve(conf), Map.of("data", folder.toString()), Map.of());

    assertThatCode(() -> check(shipped)).doesNotThrowAnyException();
  }

  private ThrowingConsumer<String> told(String file, String text, String start) {
    return line -> assertThat(line).startsWith(line(file, text) + start);
  }

  /** File and line, from 1, of the first line that holds the text. */
  private String line(String file, String text) throws IOException {
    Path place = folder.resolve("conf").resolve(file);
    List<String> lines = Files.readAllLines(place);
    return place
        + ":"
        + (1
            + lines.indexOf(
                lines.stream().filter(l -> l.contains(text)).findFirst().orElseThrow()));
  }

  private Problem refused() {
    return catchThrowableOfType(Problem.class, () -> check(read()));
  }

  private void check(Configuration configuration) {
    Preflight.check(
        SharedSpark.session(), configuration, Keys.of(configuration.kith(), System.getenv()));
  }

  private Configuration read() {
    return ConfReader.read(folder.resolve("conf"), Map.of("data", folder.toString()), Map.of());
  }

  private void change(String file, String from, String to) throws IOException {
    if (!Files.exists(folder.resolve("conf"))) {
      TeaHouse.in(folder);
    }
    Path place = folder.resolve("conf").resolve(file);
    String before = Files.readString(place);
    assertThat(before).contains(from);
    Files.writeString(place, before.replace(from, to));
  }

  /** Writes down the stages that begin. */
  private record Heard(List<String> stages) implements StageProgress {

    @Override
    public void started(String stage, LocalDate asOf) {
      stages.add(stage);
    }

    @Override
    public void finished(String stage, LocalDate asOf, double seconds, long rows) {}

    @Override
    public void skipped(String stage, LocalDate asOf, String why) {}
  }
}
