package org.kith.jobs.preview;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.jobs.night.audit.EmptySegments;
import org.kith.jobs.night.audit.Finding;
import org.kith.jobs.night.audit.UnansweredWants;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.settings.Configuration;
import org.kith.models.registry.ModelCard;

/** Why a segment that is tried would contact nobody, in the words of a night's alarms. */
final class NobodyContacted {

  private NobodyContacted() {}

  /**
   * The step at which the last one leaves, and which models the segment misses; empty where it
   * would contact somebody.
   *
   * @param cards of the release's models, those that were refused among them
   */
  static Optional<String> why(
      SegmentDefinition segment,
      Funnel funnel,
      Configuration configuration,
      List<ModelCard> cards) {
    Set<String> inUse =
        cards.stream()
            .filter(ModelCard::champion)
            .map(ModelCard::model)
            .collect(Collectors.toSet());
    Stream<Finding> wants =
        configuration.recommender().stream()
            .flatMap(
                recommender ->
                    UnansweredWants.of(
                        List.of(segment), List.of(funnel), recommender, cards, Map.of())
                        .stream());
    Stream<Finding> empty =
        EmptySegments.of(List.of(segment), List.of(funnel), configuration.scorers(), inUse)
            .stream();
    return Stream.concat(wants, empty).map(Finding::found).findFirst();
  }
}
