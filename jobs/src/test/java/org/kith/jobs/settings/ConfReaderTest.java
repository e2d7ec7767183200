package org.kith.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;

class ConfReaderTest {

  @TempDir Path folder;

  @Test
  void aLegalFolderIsRead() {
    Configuration configuration = draft().read();

    assertThat(configuration.kith().data()).isEqualTo("demo/data");
    assertThat(configuration.tags().get(0).halfLife().count()).isEqualTo(30);
    assertThat(configuration.recommenders()).extracting("name").containsExactly("taste");
    assertThat(configuration.propensities()).extracting("name").containsExactly("repurchase");
    assertThat(configuration.segments().get(0).destinations()).containsExactly("generic");
  }

  @Test
  void anotherWordOnWhoIsWhoIsAnotherConfiguration() {
    String before = draft().read().hash();

    ConfDraft told =
        draft().change("kith.yaml", "gates:", "identity: {join: [[member:1, member:2]]}\ngates:");

    assertThat(told.read().hash()).isNotEqualTo(before);
    assertThat(draft().read().hash()).isEqualTo(before);
  }

  @Test
  void anUnknownKeyIsRefusedWithItsLineAndTheNearestRightName() {
    ConfDraft draft = draft().change("segments/win-back.yaml", "holdout:", "hold-out:");

    assertThat(draft.faults()).hasSize(1);
    assertThat(draft.faults().get(0))
        .startsWith(folder.resolve("segments/win-back.yaml") + ":9: hold-out · is an unknown key;")
        .endsWith("· Did you mean 'holdout'?");
  }

  @Test
  void aValueOutOfRangeIsRefusedWithItsLineAndTheRange() {
    ConfDraft draft = draft().change("segments/win-back.yaml", "holdout: 0.1", "holdout: 0.9");

    assertThat(draft.faults())
        .containsExactly(
            folder.resolve("segments/win-back.yaml")
                + ":9: holdout · is '0.9'; it must be a share from 0 to 0.5 · Correct the value.");
  }

  @Test
  void aRuleOverFeaturesThatReadsAnythingElseOrIsNoSqlIsRefusedBeforeSparkStarts() {
    ConfDraft draft =
        draft()
            .change(
                "models/repurchase.yaml",
                "seed: 7",
                "eligible: spend_9d > 0\nslices: {odd: spend_90d >}\nseed: 7");

    assertThat(draft.faults())
        .hasSize(2)
        .anyMatch(
            fault ->
                fault.contains("eligible · reads 'spend_9d' in 'spend_9d > 0'")
                    && fault.endsWith("Did you mean 'spend_90d'?"))
        .anyMatch(fault -> fault.contains("slices · holds 'spend_90d >'; that is no Spark SQL"));
  }

  @Test
  void aTypeThatDoesNotExistIsRefusedAtItsColumn() {
    ConfDraft draft = draft().change("sources/orders.yaml", "what: string", "\n  what: text\n ");

    assertThat(draft.faults())
        .singleElement()
        .asString()
        .matches(".*orders.yaml:7: columns.what · is 'text'; it must be string, .*");
  }

  @Test
  void aValueOfBlanksIsToldToBeEmpty() {
    ConfDraft draft = draft().change("kith.yaml", "brand: tea house", "brand: ' '");

    assertThat(draft.faults())
        .singleElement()
        .asString()
        .contains("kith.yaml:1: brand · is empty; it must be");
  }

  @Test
  void aSpanWithoutItsUnitIsRefused() {
    ConfDraft draft = draft().change("tags/spend_90d.yaml", "window: 90 days", "window: 90");

    assertThat(draft.faults().get(0))
        .contains("spend_90d.yaml:9: window · is '90'; it must be a whole number with its unit");
  }

  @Test
  void threeFaultsOfOneFileAreToldTogether() {
    ConfDraft draft =
        draft()
            .change("segments/win-back.yaml", "owner:", "onwer:")
            .change("segments/win-back.yaml", "90 days", "90")
            .change("segments/win-back.yaml", "holdout: 0.1", "holdout: 0.9\nlimit: 0");

    assertThat(draft.faults())
        .extracting(line -> line.replaceAll(".*yaml:(\\d+: [a-z-]+) .*", "$1"))
        .containsExactly("5: onwer", "7: retention", "9: holdout", "10: limit");
  }

  @Test
  void faultsOfAllFilesAreToldTogetherInOrder() {
    ConfDraft draft =
        draft()
            .change("kith.yaml", "currency: CNY", "currency: yuan")
            .change("sources/orders.yaml", "table: orders", "table: order")
            .change("tags/spend_90d.yaml", "kind: statistic", "kind: statistics")
            .change("models/taste.yaml", "kind: recommend", "kind: recommender");

    assertThat(draft.faults())
        .extracting(line -> line.replaceAll(".*/(\\w+).yaml:\\d+: ([a-z-]+) .* · ", "$1 $2 "))
        .containsExactly(
            "kith currency Correct the value.",
            "taste kind Did you mean 'recommend'?",
            "orders table Did you mean 'orders'?",
            "spend_90d kind Did you mean 'statistic'?");
  }

  @Test
  void textThatIsNotYamlIsRefusedWithItsLine() {
    ConfDraft draft = draft().write("tags/broken.yaml", "name: a\nrule: [1, 2\nowner: b\n");

    assertThat(draft.faults()).singleElement().asString().contains("broken.yaml:3 · is not YAML");
  }

  @Test
  void bytesThatAreNotTextAreRefused() throws IOException {
    ConfDraft draft = draft();
    Files.write(
        folder.resolve("tags/gbk.yaml"),
        "name: 消费".getBytes(java.nio.charset.Charset.forName("GBK")));

    assertThat(draft.faults()).singleElement().asString().contains("gbk.yaml · is not UTF-8");
    assertThat("消费".getBytes(StandardCharsets.UTF_8)).hasSize(6);
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    ConfDraft draft = draft().write("tags/spend_90d.yaml", ConfDraft.TAG + "owner: bi\n");

    assertThat(draft.faults())
        .singleElement()
        .asString()
        .contains(":15: owner · is written a second time; line 5 has it too");
  }

  @Test
  void aMissingFolderIsRefused() {
    assertThatThrownBy(() -> ConfReader.read(folder.resolve("none"), Map.of(), Map.of()))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .hasMessageContaining("kith.yaml · is not there");
  }

  @Test
  void foldersMayLieElsewhere() {
    draft().write("kith.yaml", ConfDraft.KITH);
    Path example = folder.resolve("examples/one");
    ConfDraft other =
        ConfDraft.in(example)
            .write("kith.yaml", ConfDraft.KITH + "folders: {tags: ../../tags}\n")
            .write("tags/spend_90d.yaml", "ignored: true\n");

    assertThat(other.read().tags()).extracting("name").containsExactly("spend_90d");
  }

  @Test
  void aFolderOfAnUnknownNameOrPlaceIsRefused() {
    ConfDraft draft =
        draft().write("kith.yaml", ConfDraft.KITH + "folders: {tgas: x, segments: nowhere}\n");

    assertThat(draft.faults())
        .anySatisfy(line -> assertThat(line).contains("folders.tgas", "Did you mean 'tags'?"))
        .anySatisfy(line -> assertThat(line).contains("folders.segments · is 'nowhere'"));
  }

  @Test
  void aReleaseMayNotGoOnTheDayAfterWhileSomebodyReadsIt() {
    ConfDraft draft =
        draft().write("kith.yaml", ConfDraft.KITH + "retention: {releases: 1 days}\n");

    assertThat(draft.faults())
        .singleElement()
        .asString()
        .contains("retention · is 'releases: 1 day'; it must be 2 days or more");
  }

  @Test
  void aFileThatWouldNotBeReadIsRefused() {
    ConfDraft draft = draft().write("segments/more.yml", ConfDraft.SEGMENT);

    assertThat(draft.faults()).singleElement().asString().contains("more.yml · ends in .yml");
  }

  @Test
  void aFaultyConfigurationIsRefusedWithoutSparkInLessThanTwoSecondsOfProcessorTime()
      throws Exception {
    draft().change("segments/win-back.yaml", "holdout:", "hold-out:");
    Path loaded = folder.resolve("loaded.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                RefusedConf.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String words = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).as(words).isZero();
    assertThat(Files.readString(loaded))
        .contains("org.kith.jobs.settings.ConfReader")
        .doesNotContain(" org.apache.spark");
    assertThat(Long.parseLong(words.strip())).as("milliseconds").isLessThan(2_000);
  }

  private ConfDraft draft() {
    return ConfDraft.in(folder);
  }
}
