package org.kith.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kith.jobs.report.NightFigures.Reach;
import org.kith.jobs.report.NightFigures.Segment;
import org.kith.jobs.report.page.Funnel;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.words.Glossary;
import org.kith.jobs.report.words.Numbers;

/** Each segment's way from the people it matches to the rows of its files. */
final class Audiences {

  private Audiences() {}

  static Section section(NightFigures tonight, Optional<NightFigures> yesterday) {
    String lead =
        tonight.segments().isEmpty()
            ? "No segment is defined yet; a file in conf/segments makes one."
            : "Whom each audience matches, who of them may and can be contacted, and how many are"
                + " held out to measure what the contact earns.";
    Piece cards =
        html -> {
          html.open("div", "class", "cards");
          tonight.segments().forEach(segment -> card(html, segment, before(segment, yesterday)));
          html.close();
        };
    List<Piece> pieces = tonight.segments().isEmpty() ? List.of() : List.of(cards);
    return new Section("audiences", "Audiences", "人群", lead, pieces);
  }

  private static Optional<Segment> before(Segment segment, Optional<NightFigures> yesterday) {
    return yesterday.stream()
        .flatMap(night -> night.segments().stream())
        .filter(other -> other.name().equals(segment.name()))
        .findFirst();
  }

  private static void card(Html html, Segment segment, Optional<Segment> before) {
    html.open("article", "class", "card");
    html.open("h3").add(Piece.both(segment.title().en(), segment.title().zh())).close();
    html.open("p", "class", "muted").leaf("code", segment.name());
    html.text(" · for " + segment.purpose()).close();
    html.add(funnel(segment));
    html.open("dl", "class", "facts");
    fact(html, Piece.both("To contact", "投放"), Numbers.people(segment.treat()));
    fact(html, Piece.both("Held out", "对照"), Numbers.people(segment.holdout()));
    fact(html, Piece.both("Smallest lift it can tell", "可测最小提升"), lift(segment));
    if (before.isPresent()) {
      String change = Numbers.peopleChange(segment.people(), before.get().people());
      fact(html, Piece.both("Since the release before", "较上次"), change);
    }
    if (!segment.suppressed().isEmpty()) {
      html.open("div").open("dt").add(Piece.both("Left out", "排除")).close();
      html.leaf("dd", suppressed(segment.suppressed()), "class", "wide").close();
    }
    for (Reach reach : segment.destinations()) {
      if (reach.overCap() + reach.overSelling() > 0) {
        html.open("div").open("dt").add(at(reach, Piece.both("Kept out", "限频"))).close();
        html.leaf("dd", keptOut(reach), "class", "wide").close();
      }
    }
    html.close().close();
  }

  private static String keptOut(Reach reach) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    reasons.put("contacted often enough", reach.overCap());
    reasons.put("offered enough for the content they got", reach.overSelling());
    reasons.values().removeIf(people -> people == 0);
    return suppressed(reasons);
  }

  private static void fact(Html html, Piece term, String figure) {
    html.open("div").open("dt").add(term).close().leaf("dd", figure).close();
  }

  private static String lift(Segment segment) {
    return segment.smallestDetectableLift() == null
        ? "none is held out"
        : Numbers.points(segment.smallestDetectableLift());
  }

  private static String suppressed(Map<String, Long> people) {
    return people.entrySet().stream()
        .map(entry -> Glossary.plain(entry.getKey()) + " " + Numbers.people(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static Funnel funnel(Segment segment) {
    Funnel funnel = new Funnel("From people to files 漏斗");
    long people = segment.people();
    step(funnel, Piece.both("People", "符合条件"), people, people);
    step(funnel, Piece.both("Consented", "已同意"), segment.consented(), people);
    step(funnel, Piece.both("Not suppressed", "未排除"), segment.notSuppressed(), people);
    for (Reach reach : segment.destinations()) {
      Piece reachable = Piece.both("Reachable", "可触达");
      step(funnel, at(reach, reachable), reach.reachable(), people);
      funnel.end(
          Piece.both("Written", "已写入"),
          Numbers.people(reach.written()),
          Numbers.peopleShare(reach.written(), people),
          share(reach.written(), people));
    }
    return funnel;
  }

  private static void step(Funnel funnel, Piece label, long people, long all) {
    String share = Numbers.peopleShare(people, all);
    funnel.step(label, Numbers.people(people), share, share(people, all));
  }

  private static Piece at(Reach reach, Piece step) {
    return html -> html.add(step).leaf("small", reach.destination(), "class", "branch");
  }

  private static double share(long people, long all) {
    return all == 0 ? 0 : Math.min(1.0, (double) Numbers.drawn(people) / all);
  }
}
