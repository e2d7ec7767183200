package org.kith.jobs.night.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.Problem;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.Wants;

/** The audiences of the items that segments want, by one recommender. */
public final class WantedItems implements AutoCloseable {

  private final Optional<ItemDemand> demand;
  private final Map<Wants, Dataset<Row>> people;

  private WantedItems(Optional<ItemDemand> demand, Map<Wants, Dataset<Row>> people) {
    this.demand = demand;
    this.people = people;
  }

  /**
   * Finds the items.
   *
   * @param opened gives the recommender; not asked where no segment wants an item
   * @throws Problem {@code CONF_INVALID} for items that nobody knows, with the nearest that
   *     somebody does, a line each
   */
  public static WantedItems of(
      List<SegmentDefinition> segments, KnownItems items, Supplier<ItemDemand> opened) {
    Map<Wants, Row> found = found(segments, items);
    if (found.isEmpty()) {
      return new WantedItems(Optional.empty(), Map.of());
    }
    ItemDemand demand = opened.get();
    Map<Wants, Dataset<Row>> people = new LinkedHashMap<>();
    found.forEach((wants, item) -> people.put(wants, demand.of(item, wants.top())));
    return new WantedItems(Optional.of(demand), Map.copyOf(people));
  }

  private static Map<Wants, Row> found(List<SegmentDefinition> segments, KnownItems items) {
    Map<Wants, Row> found = new LinkedHashMap<>();
    List<DefinitionFault> faults = new ArrayList<>();
    for (SegmentDefinition segment : segments) {
      if (segment.wants() != null) {
        String item = segment.wants().item();
        items
            .find(item)
            .ifPresentOrElse(
                row -> found.put(segment.wants(), row),
                () -> faults.add(fault(segment, items, item)));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.of(faults);
    }
    return found;
  }

  private static DefinitionFault fault(SegmentDefinition segment, KnownItems items, String item) {
    return new DefinitionFault(
        "segment",
        segment.name(),
        "wants.item",
        "is '%s', which %s".formatted(item, items.fault()),
        items.hint(item, "Give an item_id of the catalogue or of an order."));
  }

  /** By what a segment wants, its people as {@link ItemDemand#of} gives them. */
  public Map<Wants, Dataset<Row>> people() {
    return people;
  }

  /** Lets go of the recommender. */
  @Override
  public void close() {
    demand.ifPresent(ItemDemand::close);
  }
}
