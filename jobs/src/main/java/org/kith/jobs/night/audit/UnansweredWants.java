package org.kith.jobs.night.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;

/** Segments that want an item and found nobody, and what the recommender has to do with it. */
public final class UnansweredWants {

  private UnansweredWants() {}

  /**
   * An alarm for each, in the configuration's order.
   *
   * @param funnels what each segment came to
   * @param recommender name of the recommender that is asked
   * @param cards of the night's models, those that are refused among them
   * @param notTrained models without anything to learn, and why
   */
  public static List<Finding> of(
      List<SegmentDefinition> segments,
      List<Funnel> funnels,
      String recommender,
      List<ModelCard> cards,
      Map<String, Words> notTrained) {
    Map<String, Long> people =
        funnels.stream().collect(Collectors.toMap(Funnel::segment, Funnel::people));
    List<ModelCard> own = cards.stream().filter(card -> card.model().equals(recommender)).toList();
    List<Finding> alarms = new ArrayList<>();
    for (SegmentDefinition segment : segments) {
      if (segment.wants() != null && people.getOrDefault(segment.name(), 1L) == 0) {
        alarms.add(
            new Finding(
                Finding.Check.DEMAND,
                "segment " + segment.name(),
                "nobody is found who would want %s: %s"
                    .formatted(
                        segment.wants().item(),
                        because(
                            recommender, own, Optional.ofNullable(notTrained.get(recommender))))));
      }
    }
    return alarms;
  }

  private static String because(
      String recommender, List<ModelCard> own, Optional<Words> untrained) {
    Optional<ModelCard> inUse = own.stream().filter(ModelCard::champion).findFirst();
    if (inUse.isPresent()) {
      return "recommender %s knows nothing of it, or the segment's rule leaves out whom it names"
          .formatted(recommender);
    }
    String why =
        untrained
            .map(Words::en)
            .orElseGet(
                () ->
                    own.stream()
                        .flatMap(card -> card.verdict().reasons().stream())
                        .map(Verdict.Reason::en)
                        .collect(Collectors.joining("; ")));
    return "recommender %s is not in use%s".formatted(recommender, why.isEmpty() ? "" : ", " + why);
  }
}
