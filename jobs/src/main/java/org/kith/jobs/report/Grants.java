package org.kith.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.report.NightFigures.Reach;
import org.kith.jobs.report.NightFigures.Segment;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/** Who displaced whom: the few contacts of a person, granted by bid. */
final class Grants {

  private static final int MOST = 20;

  private Grants() {}

  /** One audience's loss to another, in people. */
  private record Loss(String loser, String winner, long people) {}

  /** Empty where no audience lost anybody to another. */
  static Optional<Section> section(NightFigures tonight) {
    List<Loss> losses = losses(tonight);
    if (losses.isEmpty()) {
      return Optional.empty();
    }
    Table table =
        new Table("People, the most first", 2, List.of("Audience", "Displaced by", "People"));
    losses.stream().limit(MOST).forEach(loss -> table.row(row(loss)));
    String lead =
        "Where a cap leaves a person few contacts, the audience that bids most for them is granted"
            + " first.";
    return Optional.of(new Section("grants", "Who displaced whom", "触达名额归属", lead, List.of(table)));
  }

  private static List<Loss> losses(NightFigures tonight) {
    List<Loss> losses = new ArrayList<>();
    for (Segment segment : tonight.segments()) {
      for (Reach reach : segment.destinations()) {
        String loser = segment.name() + "/" + reach.destination();
        reach
            .displacedBy()
            .forEach((winner, people) -> losses.add(new Loss(loser, winner, people)));
      }
    }
    losses.sort(
        Comparator.comparingLong((Loss loss) -> -loss.people())
            .thenComparing(Loss::loser)
            .thenComparing(Loss::winner));
    return losses;
  }

  private static List<Piece> row(Loss loss) {
    return List.of(
        Piece.text(loss.loser()),
        Piece.text(loss.winner()),
        Piece.text(Numbers.people(loss.people())));
  }
}
