package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureFigures.Arms;
import org.kith.jobs.measure.MeasureFigures.Experiment;
import org.kith.jobs.measure.MeasureFigures.Lift;
import org.kith.jobs.measure.MeasureFigures.Range;
import org.kith.jobs.measure.MeasureShelf;

/** What a campaign earned, on the marketers' pages. */
class PortalEarnedTest {

  @Test
  void whatIsMeasuredMeanwhileStandsOnTheCampaignsPageAndOnItsSegments(@TempDir Path folder)
      throws Exception {
    try (OpenPortal open = new OpenPortal(folder)) {
      Visitor an = open.visitor("an");
      String segment = an.brand() + "/segments/" + SampleLake.SEGMENT;
      assertThat(an.get(an.brand() + "/campaigns").body())
          .contains("No campaign has been measured yet.");
      assertThat(an.get(segment).body()).contains("has been measured yet");

      new MeasureShelf(new org.apache.hadoop.fs.Path(open.aurora.root.toUri()), new Configuration())
          .put(figures());

      assertThat(an.get(an.brand() + "/campaigns").body())
          .contains("Orders until 30 June 2026", "(+2.1 … +7.9)")
          .containsSubsequence("Spring mail", "it worked", "Daily mail", "it did harm")
          .doesNotContain("No campaign has been measured yet.");
      assertThat(an.get(segment).body())
          .contains("40 (17 … 63)", "cannot be told")
          .doesNotContain("has been measured yet");
    }
  }

  private static MeasureFigures figures() {
    Experiment campaign = experiment("c1", "Spring mail", true, .05);
    Experiment harm = experiment("c2", "Daily mail", true, -.05);
    Experiment own = experiment("segment/" + SampleLake.SEGMENT, "Win back", false, .01);
    return new MeasureFigures(
        "r1",
        LocalDate.of(2026, 6, 30),
        LocalDate.of(2026, 5, 1),
        180,
        List.of(campaign, harm, own),
        List.of());
  }

  private static Experiment experiment(String id, String title, boolean claim, double lift) {
    return new Experiment(
        id,
        id.startsWith("c") ? "campaign" : "segment",
        title,
        null,
        LocalDate.of(2026, 5, 1),
        LocalDate.of(2026, 5, 31),
        new Arms(800, 200, 0, 0),
        null,
        null,
        1_234.5,
        new Lift(.15, .15 - lift, lift, lift - .029, lift + .029, .2),
        null,
        new Range(40, 17.0, 63.0),
        null,
        null,
        null,
        null,
        List.of(),
        claim,
        new Words("beside those held out", "与对照相比"));
  }
}
