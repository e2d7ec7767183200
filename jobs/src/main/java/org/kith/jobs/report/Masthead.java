package org.kith.jobs.report;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.kith.jobs.report.NightFigures.Consent;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.words.Numbers;

/** Whose night it was, what became of it, and what a reader must know before using it. */
record Masthead(NightFigures tonight, Optional<NightFigures> yesterday) implements Piece {

  @Override
  public void writeTo(Html html) {
    html.open("header");
    html.open("p", "class", "kicker").add(Piece.both("Night report", "夜间报告"));
    html.close();
    html.leaf("h1", tonight.brand());
    html.open("p", "class", "when");
    html.leaf("time", Numbers.day(tonight.asOf()), "datetime", tonight.asOf().toString());
    html.leaf("span", outcome(), "class", "pill " + colour());
    html.open("span", "class", "release").text("release ").leaf("code", tonight.release());
    html.close().close();
    html.leaf("p", summary(), "class", "summary");
    html.close();
    notices(html);
  }

  private String outcome() {
    return switch (tonight.outcome()) {
      case PUBLISHED -> "Published 已发布";
      case UNCHANGED -> "Unchanged 无变化";
      case REFUSED -> "Refused 未发布";
    };
  }

  private String colour() {
    return switch (tonight.outcome()) {
      case PUBLISHED -> "good";
      case UNCHANGED -> "plain";
      case REFUSED -> "bad";
    };
  }

  private String summary() {
    long files = tonight.exports().size();
    String audiences =
        tonight.segments().isEmpty()
            ? "No audience was asked for."
            : "%s held %s people; %s written."
                .formatted(
                    Numbers.count(tonight.segments().size(), "audience"),
                    Numbers.people(Headline.audience(tonight)),
                    files == 1 ? "1 file was" : Numbers.count(files) + " files were");
    String people =
        " Kith knows %s and says %s about them."
            .formatted(
                Numbers.count(tonight.totals().persons(), "person"),
                Numbers.count(tonight.totals().tags(), "thing"));
    String input =
        " Of %s read, %s refused into quarantine."
            .formatted(
                Numbers.count(sum(NightFigures.Source::read), "row"),
                was(sum(NightFigures.Source::quarantined)));
    String first = yesterday.isEmpty() ? " There is no earlier release to compare with." : "";
    return audiences + people + input + first;
  }

  private long sum(ToLongFunction<NightFigures.Source> rows) {
    return tonight.sources().stream().mapToLong(rows).sum();
  }

  private static String was(long count) {
    return count == 0 ? "none was" : Numbers.count(count) + (count == 1 ? " was" : " were");
  }

  private void notices(Html html) {
    if (tonight.refusal() != null) {
      notice(html, "bad", "Not published", tonight.refusal() + " The release before it stays.");
    }
    if (tonight.acceptedBecause() != null) {
      notice(html, "warn", "A stop was passed", "Reason given: " + tonight.acceptedBecause());
    }
    for (String alarm : tonight.alarms()) {
      notice(html, "warn", "To look at", alarm + ".");
    }
    if (tonight.demoKey()) {
      notice(
          html,
          "warn",
          "The key is public",
          "Identifiers are keyed with the key that ships with Kith, which everybody knows. Fine for"
              + " made-up or public data; set a key of your own before real people's data.");
    }
    Consent consent = tonight.consent();
    switch (consent.kind()) {
      case ASSUMED ->
          notice(
              html,
              "plain",
              "Consent is assumed",
              "For " + consent.purpose() + ". Basis: " + consent.basis());
      case UNKNOWN ->
          notice(
              html,
              "warn",
              "Consent is unknown",
              "No source records it and nothing is assumed, so nobody may be contacted and nothing"
                  + " is exported.");
      case RECORDED -> html.text("");
    }
  }

  private static void notice(Html html, String kind, String title, String text) {
    html.open("aside", "class", "notice " + kind).leaf("strong", title).text(" ");
    html.leaf("span", text).close();
  }
}
