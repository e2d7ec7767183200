package org.kith.jobs.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.jobs.report.page.Bars;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.words.Glossary;
import org.kith.jobs.report.words.Numbers;

/** Where the night's time went, beside the release before. */
final class Timing {

  private Timing() {}

  static Section section(NightFigures tonight, Optional<NightFigures> yesterday) {
    if (tonight.stages().isEmpty()) {
      return new Section("time", "Time", "用时", "No stage ran.", List.of());
    }
    Map<String, Double> before = new HashMap<>();
    yesterday.ifPresent(
        night -> night.stages().forEach(stage -> before.put(stage.name(), stage.seconds())));
    double longest = longest(tonight, yesterday);
    Bars bars =
        new Bars(
            before.isEmpty()
                ? "Seconds of each stage"
                : "Seconds of each stage; the thin bar is the release before");
    for (StageTime stage : tonight.stages()) {
      Double was = before.get(stage.name());
      bars.bar(
          label(stage),
          figure(stage, was),
          stage.seconds() / longest,
          was == null ? null : was / longest);
    }
    return new Section("time", "Time", "用时", lead(tonight, yesterday), List.of(bars));
  }

  private static String lead(NightFigures tonight, Optional<NightFigures> yesterday) {
    String all = "The stages took " + Numbers.seconds(sum(tonight)) + " together";
    return yesterday
        .filter(night -> !night.stages().isEmpty())
        .map(night -> all + "; " + Numbers.seconds(sum(night)) + " the release before.")
        .orElse(all + ".");
  }

  private static Piece label(StageTime stage) {
    Piece name = Piece.both(Glossary.plain(stage.name()), Glossary.chinese(stage.name()));
    boolean plain = stage.outcome() == null || stage.outcome().equals("done");
    return plain ? name : html -> html.add(name).text(" ").leaf("small", stage.outcome());
  }

  private static String figure(StageTime stage, Double was) {
    String now = Numbers.seconds(stage.seconds());
    return was == null ? now : now + " · " + Numbers.seconds(was) + " before";
  }

  private static double sum(NightFigures night) {
    return night.stages().stream().mapToDouble(StageTime::seconds).sum();
  }

  private static double longest(NightFigures tonight, Optional<NightFigures> yesterday) {
    double longest = 1e-9;
    for (StageTime stage : tonight.stages()) {
      longest = Math.max(longest, stage.seconds());
    }
    for (StageTime stage : yesterday.map(NightFigures::stages).orElse(List.of())) {
      longest = Math.max(longest, stage.seconds());
    }
    return longest;
  }
}
