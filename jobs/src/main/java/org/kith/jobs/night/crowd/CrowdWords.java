package org.kith.jobs.night.crowd;

import java.util.List;
import java.util.Optional;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.CrowdDocument.Destination;
import org.kith.jobs.portal.count.CrowdDocument.Segment;
import org.kith.jobs.portal.count.Selection;
import org.kith.jobs.segment.HoldoutUnit;
import org.kith.jobs.segment.Quota;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Worth;

/** The configuration's segments and destinations as the crowd's file tells them. */
final class CrowdWords {

  private CrowdWords() {}

  static List<Segment> segments(List<SegmentDefinition> definitions, String brand) {
    return definitions.stream()
        .map(
            segment ->
                new Segment(
                    segment.name(),
                    segment.title().en(),
                    segment.title().zh(),
                    Optional.ofNullable(segment.brand()).orElse(brand),
                    segment.owner(),
                    segment.purpose(),
                    segment.where(),
                    wants(segment),
                    segment.rankBy(),
                    segment.limit(),
                    selection(segment),
                    segment.holdout(),
                    segment.retention().count(),
                    List.copyOf(segment.suppress().keySet()),
                    segment.destinations()))
        .toList();
  }

  private static CrowdDocument.Wants wants(SegmentDefinition segment) {
    return segment.wants() == null
        ? null
        : new CrowdDocument.Wants(segment.wants().item(), segment.wants().top());
  }

  private static Selection selection(SegmentDefinition segment) {
    Quota quota = segment.quota();
    HoldoutUnit unit = segment.holdoutUnit();
    return new Selection(
        segment.include(),
        segment.exclude(),
        segment.draw(),
        quota == null ? null : new Selection.Spread(quota.by(), quota.each()),
        segment.worth() == null ? null : worth(segment.worth()),
        unit == null ? null : unit.by(),
        unit != null && unit.everywhere());
  }

  private static Selection.Worth worth(Worth worth) {
    return new Selection.Worth(worth.gain(), worth.value(), worth.cost(), worth.budget());
  }

  static List<Destination> destinations(List<DestinationDefinition> definitions) {
    return definitions.stream()
        .map(
            destination ->
                new Destination(
                    destination.name(),
                    destination.platform(),
                    destination.id(),
                    ConsentFlags.of(destination, definitions).orElse(null)))
        .toList();
  }
}
