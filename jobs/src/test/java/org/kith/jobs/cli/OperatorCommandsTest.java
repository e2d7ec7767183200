package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OperatorCommandsTest extends TypedCommands {

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
}
