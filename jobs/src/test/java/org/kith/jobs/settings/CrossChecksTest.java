package org.kith.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one file of a configuration says of another is held against it. */
class CrossChecksTest {

  @TempDir Path folder;

  @Test
  void twoSegmentsOfOneNameAreRefused() {
    ConfDraft draft = draft().write("segments/again.yaml", ConfDraft.SEGMENT);

    assertThat(draft.faults())
        .singleElement()
        .asString()
        .contains("win-back.yaml:1: name · is 'win-back', and so is that of", "again.yaml:1");
  }

  @Test
  void segmentsThatAreEachOthersPartAreRefused() {
    ConfDraft draft =
        draft()
            .write("segments/win-back.yaml", ConfDraft.SEGMENT + "include: [other]\n")
            .write(
                "segments/other.yaml",
                ConfDraft.SEGMENT.replace("win-back", "other") + "exclude:\n  - win-back\n");

    assertThat(draft.faults())
        .singleElement()
        .asString()
        .contains("circle: other → win-back → other", "include");
  }

  @Test
  void aSegmentThatExcludesItselfIsRefused() {
    ConfDraft draft =
        draft().write("segments/win-back.yaml", ConfDraft.SEGMENT + "exclude: [win-back]\n");

    assertThat(draft.faults()).singleElement().asString().contains("win-back → win-back");
  }

  @Test
  void onlyARecommenderTellsWhoWouldWantAnItem() {
    ConfDraft draft =
        draft()
            .change("models/taste.yaml", ConfDraft.RECOMMENDER, ConfDraft.VALUE)
            .change("models/taste.yaml", "name: value", "name: taste");

    assertThat(draft.faults())
        .singleElement()
        .asString()
        .contains("win-back.yaml:11: wants ", "no file of models/ has 'kind: recommend'");
  }

  @ParameterizedTest
  @CsvSource({
    "'spend_90d]', spend_90d, features",
    "'no_such_tag]', no_such_tag, features",
  })
  void aModelUsesTagsThatAreFeatures(String list, String name, String key) {
    ConfDraft draft =
        draft()
            .change("tags/spend_90d.yaml", "feature: true", "feature: false")
            .change("models/repurchase.yaml", "spend_90d]", list);

    assertThat(draft.faults()).singleElement().asString().contains(key + " · names '" + name);
  }

  @Test
  void aSegmentsUnknownDestinationIsRefusedWithTheNearest() {
    ConfDraft draft = draft().change("segments/win-back.yaml", "[generic]", "[generik]");

    assertThat(draft.faults()).singleElement().asString().endsWith("Did you mean 'generic'?");
  }

  private ConfDraft draft() {
    return ConfDraft.in(folder);
  }
}
