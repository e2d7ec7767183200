package org.kith.jobs.portal.page;

import java.util.List;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Table;

/** To which segments a segment lost people who had few contacts left. */
final class SegmentContacts {

  private SegmentContacts() {}

  /** Nothing where it lost nobody. */
  static List<Piece> section(View view, NightFigures.Segment segment) {
    if (segment.destinations().stream().allMatch(reach -> reach.displacedBy().isEmpty())) {
      return List.of();
    }
    Table table =
        new Table(
            view.say("People who went to another segment", "转入其他人群的人数"),
            2,
            List.of(
                view.say("For", "平台"), view.say("Contacted by", "由谁投放"), view.say("People", "人数")));
    for (NightFigures.Reach reach : segment.destinations()) {
      reach
          .displacedBy()
          .forEach((winner, people) -> table.row(row(view, reach.destination(), winner, people)));
    }
    return List.of(
        Layout.section(
            "contacts",
            view.say("Who was contacted by others instead", "改由其他人群投放"),
            view.say(
                "A person is contacted only so often. The segment to which the contact is worth"
                    + " most goes first.",
                "每人可触达次数有限，优先分配给触达价值最高的人群。"),
            List.of(table)));
  }

  private static List<Piece> row(View view, String place, String winner, long people) {
    return List.of(
        Piece.text(place), winner(view, winner), Piece.text(view.sizes().people(people)));
  }

  private static Piece winner(View view, String label) {
    int cut = label.indexOf('/');
    String name = label.substring(0, cut);
    String title =
        view.brand()
            .newest()
            .segment(name)
            .map(segment -> view.say(segment.title().en(), segment.title().zh()))
            .orElse(name);
    return html -> html.text(title + " ").leaf("small", label.substring(cut + 1));
  }
}
