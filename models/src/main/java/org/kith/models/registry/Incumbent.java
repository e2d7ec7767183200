package org.kith.models.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.tag.rule.Rule;

/**
 * The champion that a challenger meets. It stays only while all that it reads is there: its figures
 * say nothing of what it would tell without.
 *
 * @param card the champion's; null where there is none
 * @param lost tags that it reads and that tonight's features no longer have, in order
 */
public record Incumbent(ModelCard card, List<String> lost) {

  public Incumbent {
    lost = List.copyOf(lost);
  }

  /**
   * The champion beside what there is to read.
   *
   * @param champion if there is one
   * @param columns of tonight's features; asked only for a champion that reads some
   */
  public static Incumbent of(Optional<ModelCard> champion, Supplier<String[]> columns) {
    Set<String> lost = champion.map(Incumbent::read).orElseGet(TreeSet::new);
    if (!lost.isEmpty()) {
      Set<String> there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      there.addAll(Arrays.asList(columns.get()));
      lost.removeIf(there::contains);
    }
    return new Incumbent(champion.orElse(null), List.copyOf(lost));
  }

  /** What its scores hang on, and whom it is asked about. */
  private static Set<String> read(ModelCard card) {
    Set<String> read =
        new TreeSet<>(Rule.parse(card.parameters().getOrDefault("eligible", "true")).columns());
    read.addAll(Arrays.asList(card.parameters().getOrDefault("features", "").split(" ")));
    read.remove("");
    return read;
  }

  /** The champion's card, where it may stay. */
  public Optional<ModelCard> standing() {
    return Optional.ofNullable(card).filter(champion -> lost.isEmpty());
  }

  /** Why there is no new champion, and what becomes of this one. */
  public Words words(String en, String zh) {
    if (card == null) {
      return new Words(en, zh);
    }
    String own = "version %s of %s".formatted(card.version(), card.asOf());
    String ownZh = "%s的版本%s".formatted(card.asOf(), card.version());
    return lost.isEmpty()
        ? new Words("%s; %s stays".formatted(en, own), "%s；沿用%s".formatted(zh, ownZh))
        : new Words(
            "%s; %s reads tags that are gone, %s, and scores no more"
                .formatted(en, own, String.join(", ", lost)),
            "%s；%s所用标签%s已不存在，不再评分".formatted(zh, ownZh, String.join("、", lost)));
  }
}
