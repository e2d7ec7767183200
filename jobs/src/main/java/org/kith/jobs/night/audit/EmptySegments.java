package org.kith.jobs.night.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.features.tag.rule.Rule;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.WideFrame;

/** Segments of which a night contacts nobody, each with the step at which the last one left. */
public final class EmptySegments {

  private EmptySegments() {}

  /**
   * An alarm for each, in the order of the funnels. Where the rule reads scores of models that
   * score nobody, because none was learnt or the gate refused them, it names the models. Of those
   * that want an item in vain {@link UnansweredWants} tells.
   *
   * @param funnels what became of the people of each segment
   * @param scorers names of the models whose scores a rule may read
   * @param scoring names of those that score somebody
   */
  public static List<Finding> of(
      List<SegmentDefinition> segments,
      List<Funnel> funnels,
      Collection<String> scorers,
      Set<String> scoring) {
    Map<String, SegmentDefinition> byName =
        segments.stream().collect(Collectors.toMap(SegmentDefinition::name, Function.identity()));
    List<Finding> alarms = new ArrayList<>();
    for (Funnel funnel : funnels) {
      SegmentDefinition segment = byName.get(funnel.segment());
      boolean wantsInVain = segment != null && segment.wants() != null && funnel.people() == 0;
      if (funnel.treat() == 0 && !wantsInVain) {
        List<String> silent =
            scorers.stream()
                .filter(model -> !scoring.contains(model))
                .filter(model -> reads(segment, model))
                .toList();
        alarms.add(
            new Finding(
                Finding.Check.NOBODY, "segment " + funnel.segment(), step(funnel) + told(silent)));
      }
    }
    return alarms;
  }

  private static String step(Funnel funnel) {
    if (funnel.people() == 0) {
      return "its rule matches nobody";
    }
    if (funnel.consented() == 0) {
      return "of %,d people none has consented to its purpose".formatted(funnel.people());
    }
    if (funnel.notSuppressed() == 0) {
      return "all %,d people who have consented are suppressed".formatted(funnel.consented());
    }
    return "of %,d people none is left to be contacted".formatted(funnel.notSuppressed());
  }

  private static String told(List<String> silent) {
    return silent.isEmpty()
        ? ""
        : "; it reads scores of %s, and no such model is in use"
            .formatted(String.join(" and ", silent));
  }

  private static boolean reads(SegmentDefinition segment, String model) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Stream.concat(
            Stream.ofNullable(segment).map(SegmentDefinition::where),
            Stream.ofNullable(segment).flatMap(one -> one.suppress().values().stream()))
        .map(Rule::read)
        .flatMap(Optional::stream)
        .forEach(rule -> columns.addAll(rule.columns()));
    return WideFrame.columnsOf(model).stream().anyMatch(columns::contains);
  }
}
