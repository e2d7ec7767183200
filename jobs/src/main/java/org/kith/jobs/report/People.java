package org.kith.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kith.jobs.report.NightFigures.Distribution;
import org.kith.jobs.report.NightFigures.Tag;
import org.kith.jobs.report.page.Bars;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.words.Glossary;
import org.kith.jobs.report.words.Numbers;

/** How people spread over lifecycle and ladder, and how many of them each tag is known of. */
final class People {

  private People() {}

  static Section section(NightFigures tonight) {
    long persons = tonight.totals().persons();
    if (tonight.tags().isEmpty() && tonight.distributions().isEmpty()) {
      return new Section("people", "People", "会员画像", "No tag could be computed.", List.of());
    }
    List<Piece> charts = new ArrayList<>();
    tonight.distributions().forEach(one -> charts.add(spread(one)));
    Map<String, List<Tag>> families = new LinkedHashMap<>();
    for (Tag tag : tonight.tags()) {
      families.computeIfAbsent(tag.kind(), kind -> new ArrayList<>()).add(tag);
    }
    families.forEach((kind, tags) -> charts.add(coverage(kind, tags, persons)));
    String lead =
        "%s, and the share of %s who carry each."
            .formatted(
                Numbers.count(tonight.tags().size(), "kind") + " of tag",
                Numbers.count(persons, "person"));
    Piece columns =
        html -> {
          html.open("div", "class", "columns");
          charts.forEach(html::add);
          html.close();
        };
    return new Section("people", "People", "会员画像", lead, List.of(columns));
  }

  private static Bars spread(Distribution distribution) {
    long all = distribution.people().values().stream().mapToLong(Long::longValue).sum();
    Bars bars = new Bars(distribution.title().en() + " " + distribution.title().zh());
    distribution
        .people()
        .forEach(
            (value, people) -> {
              Piece label = Piece.both(Glossary.plain(value), Glossary.chinese(value));
              bars.bar(label, figure(people, all), share(people, all));
            });
    return bars;
  }

  private static Bars coverage(String kind, List<Tag> tags, long persons) {
    String chinese = Glossary.chinese(kind);
    String family = Glossary.plain(kind).toLowerCase(Locale.ROOT);
    Bars bars = new Bars("Tags: " + family + (chinese == null ? "" : " " + chinese + "标签"));
    for (Tag tag : tags) {
      Piece label = Piece.both(tag.title().en(), tag.title().zh());
      bars.bar(label, figure(tag.people(), persons), share(tag.people(), persons));
    }
    return bars;
  }

  private static String figure(long people, long all) {
    return Numbers.people(people) + " · " + Numbers.peopleShare(people, all);
  }

  private static double share(long people, long all) {
    return all == 0 ? 0 : (double) Numbers.drawn(people) / all;
  }
}
