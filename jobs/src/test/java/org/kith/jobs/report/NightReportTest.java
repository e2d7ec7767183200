package org.kith.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureFigures.Arms;
import org.kith.jobs.measure.MeasureFigures.Experiment;
import org.kith.jobs.measure.MeasureFigures.Interference;
import org.kith.jobs.measure.MeasureFigures.Lift;
import org.kith.jobs.report.NightFigures.Consent;
import org.kith.jobs.report.NightFigures.Outcome;
import org.kith.jobs.report.NightFigures.Totals;

class NightReportTest {

  private static final String FULL = NightReport.render(SampleNight.full(), SampleNight.earlier(9));

  @Test
  void theSameFiguresGiveTheSameText() {
    assertThat(NightReport.render(SampleNight.full(), SampleNight.earlier(9))).isEqualTo(FULL);
  }

  @Test
  void figuresThatWentThroughJsonGiveTheSameText() throws Exception {
    ObjectMapper plain = new ObjectMapper();
    String json = plain.writeValueAsString(SampleNight.full());
    NightFigures read = plain.readValue(json, NightFigures.class);

    assertThat(json).contains("\"asOf\":\"2026-06-30\"");
    assertThat(NightReport.render(read, SampleNight.earlier(9))).isEqualTo(FULL);
  }

  @Test
  void figuresOfAnotherVersionAreStillRead() throws Exception {
    String json =
        "{\"brand\":\"B\",\"asOf\":\"2026-06-29\",\"since\":2,\"totals\":{\"persons\":7,\"x\":1}}";
    NightFigures read = new ObjectMapper().readValue(json, NightFigures.class);

    assertThat(read.totals()).isEqualTo(new Totals(7, 0, 0));
    assertThat(read.segments()).isEmpty();
  }

  @Test
  void itRefersToNothingOutsideItself() {
    assertThat(FULL)
        .doesNotContain("http://", "https://", "<script", "url(", "@import", "src=")
        .contains("default-src 'none'".replace("'", "&#39;"));
  }

  @Test
  void everyShapeIsNamedOrHiddenAndEveryTableHasACaption() {
    assertThat(FULL.split("<svg", -1).length - 1)
        .isEqualTo(
            count("role=\"img\"")
                + count("<svg class=\"bar\" aria-hidden")
                + count("<svg class=\"bar two\" aria-hidden")
                + count("<svg aria-hidden"));
    assertThat(count("role=\"img\"")).isEqualTo(count("<desc>"));
    assertThat(count("<table")).isEqualTo(count("<caption>")).isEqualTo(5);
  }

  @Test
  void whatCampaignsEarnedIsToldOnceItWasMeasured() {
    List<Experiment> shown =
        List.of(
            shown("c1", "Spring", new Lift(.12, .07, .05, .01, .09, .2)),
            shown("c2", "Daily", new Lift(.07, .12, -.05, -.09, -.01, .2)));
    MeasureFigures measured =
        new MeasureFigures(
            "r",
            SampleNight.full().asOf(),
            SampleNight.full().asOf(),
            180,
            shown,
            List.<MeasureFigures.Plan>of());

    assertThat(FULL).doesNotContain("What campaigns earned");
    assertThat(NightReport.render(SampleNight.full(), List.of(), Optional.of(measured)))
        .contains("What campaigns earned", "2 are shown to have", "+5.0 (+1.0 to +9.0)")
        .containsSubsequence("Spring", "more order", "显著上升", "Daily", "fewer order", "显著下降");
  }

  private static Experiment shown(String id, String title, Lift lift) {
    return new Experiment(
        id,
        "campaign",
        title,
        "sms",
        SampleNight.full().asOf(),
        SampleNight.full().asOf(),
        new Arms(640, 160, 0, 0),
        null,
        null,
        12.5,
        lift,
        lift,
        null,
        null,
        null,
        608L,
        new Interference(0, 0, false),
        List.of(),
        true,
        null);
  }

  @Test
  void whoDisplacedWhomIsToldInPeopleTheMostFirst() {
    assertThat(FULL.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
        .containsSubsequence(
            "Who displaced whom",
            "cross-sell/wechat-openid feed-ad/generic-csv 1,284",
            "cross-sell/wechat-openid win-back/generic-csv &lt;10");
    assertThat(NightReport.render(SampleNight.bare())).doesNotContain("Who displaced whom");
  }

  @Test
  void sumsOfTheSourcesAreTold() {
    assertThat(FULL).contains("146,852 rows from 5 sources; 193 (0.1%) went to quarantine");
  }

  @Test
  void figuresStandBesideThoseOfTheReleaseBefore() {
    assertThat(FULL)
        .contains("<dd class=\"figure\">68,412</dd><dd class=\"change\">+211 (+0.3%)</dd>");
  }

  @Test
  void theRulesThatRefusedMostComeFirstAndTheRestIsSummed() {
    assertThat(FULL)
        .contains(
            "future 44 · quantity-range 31 · type:price 22 · item-unknown 11 · other rules 9");
  }

  @Test
  void aGroupOfFewerThanTenIsNotCounted() {
    assertThat(FULL)
        .contains("&lt;10 · &lt;0.3%", "open complaint &lt;10")
        .doesNotContain(">4 · ", ">7 · ", "open complaint 8", ">9<");
  }

  @Test
  void assumedConsentAndThePublicKeyAreSaid() {
    assertThat(FULL).contains("Consent is assumed", "For marketing. Basis: a simulated brand");
    assertThat(FULL).contains("The key is public");
    assertThat(NightReport.render(SampleNight.bare())).doesNotContain("The key is public");
  }

  @Test
  void whatIsMissingIsSaidInSentencesAndLeavesNoEmptyTable() {
    String bare = NightReport.render(SampleNight.bare());

    assertThat(bare)
        .contains(
            "There is no earlier release to compare with.",
            "No audience was asked for.",
            "No segment is defined yet",
            "nobody&#39;s consent is known",
            "No tag could be computed.",
            "No model was trained",
            "No source was read.",
            "No stage ran.")
        .doesNotContain("<table", "<figure", "NaN", "null", "Infinity");
  }

  @Test
  void aReleaseBeforeThatHadNothingIsComparedWithoutFault() {
    String html = NightReport.render(SampleNight.full(), List.of(SampleNight.bare()));

    assertThat(html).contains("+2,987").doesNotContain("NaN", "null", "Infinity");
  }

  @Test
  void aRefusedNightSaysWhyFirst() {
    NightFigures refused =
        new NightFigures(
            "B",
            SampleNight.DAY,
            "r",
            Outcome.REFUSED,
            "orders fell by 60%.",
            null,
            false,
            new Consent(Consent.Kind.RECORDED, null, null),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(NightReport.render(refused))
        .contains("Refused 未发布", "orders fell by 60%. The release before it stays.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "</title><img src=x onerror=alert(1)>",
        "]]><svg onload=alert(1)>",
        "a\u202Eb\u0000c\uD800d"
      })
  void aHostileNameIsEscapedWhereverItStands(String name) {
    String html = NightReport.render(SampleNight.named(name));

    assertThat(html).doesNotContain(name);
    assertThat(html)
        .doesNotContain("<script", "<img", "<svg onload", "\" onmouseover", "' onmouseover")
        .doesNotContain("\u202E", "\u0000", "\uD800");
  }

  private static int count(String part) {
    return FULL.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
