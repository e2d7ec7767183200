package org.kith.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kith.jobs.report.page.CalibrationCurve.Point;

class ChartsTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  @Test
  void aBarIsAsLongAsItsShareAndNeverLongerThanItsTrack() {
    String html = html(new Bars("b").bar(Piece.text("half"), "1", .5).bar(Piece.text("x"), "9", 3));

    assertThat(html).contains("class=\"fill\" width=\"50%\"", "class=\"fill\" width=\"100%\"");
  }

  @Test
  void aBarOfNothingIsNotDrawnButASmallOneIs() {
    assertThat(html(new Bars("b").bar(Piece.text("none"), "0", 0))).doesNotContain("fill");
    assertThat(html(new Bars("b").bar(Piece.text("few"), "1", 1e-7))).contains("width=\"0.6%\"");
  }

  @Test
  void aFunnelTapersFromEachStepToTheNext() {
    Funnel funnel = new Funnel("f");
    funnel.step(Piece.text("all"), "8", null, 1).end(Piece.text("half"), "4", null, .5);

    assertThat(html(funnel)).containsOnlyOnce("points=\"0,12 100,12 75,20 25,20\"");
  }

  @Test
  void aLineOfTwoNightsIsNotDrawn() {
    assertThat(html(new Sparkline("t", "d", List.of(1.0, 2.0)))).isEmpty();
  }

  @Test
  void aLineThatStaysLevelIsInTheMiddle() {
    assertThat(html(new Sparkline("t", "d", List.of(5.0, 5.0, 5.0))))
        .contains("points=\"4,14 60,14 116,14\"");
  }

  @Test
  void theCurveLiesOnItsDiagonalWhereObservedIsPredicted() {
    String html = html(new CalibrationCurve("t", "d", List.of(new Point(.2, .2), new Point(1, 1))));

    assertThat(html).contains("points=\"95.2,214.8 300,10\"", "<title>t</title><desc>d</desc>");
  }

  @Test
  void theMachinesLocaleChangesNothing() {
    Locale.setDefault(Locale.GERMANY);

    assertThat(html(new Bars("b").bar(Piece.text("x"), "1", .1234))).contains("12.34%");
  }

  private static String html(Piece piece) {
    return new Html().add(piece).toString();
  }
}
