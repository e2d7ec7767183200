package org.kith.jobs.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Origin;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.release.Difference.Cause;
import org.kith.jobs.release.Difference.SourceRows;

/** Compares two releases: rows of every table, members of every segment, and what decided them. */
public final class ReleaseDiff {

  private static final String SOURCE = "source:";
  private static final String CONFIGURATION = "configuration:";

  private final Release from;
  private final Release to;
  private final TableDiff tables;

  private ReleaseDiff(Lake lake, Release from, Release to) {
    this.from = from;
    this.to = to;
    this.tables = new TableDiff(lake, from.pins(), to.pins());
  }

  /**
   * The difference.
   *
   * @param zone of the brand, in which days end
   * @throws org.kith.features.error.Problem {@code LAKE_DAMAGED} when a table cannot be read
   */
  public static Difference between(Lake lake, Release from, Release to, java.time.ZoneId zone) {
    return new ReleaseDiff(lake, from, to).difference(zone);
  }

  private Difference difference(java.time.ZoneId zone) {
    Map<String, Difference.Rows> rows = new LinkedHashMap<>();
    Map<String, SourceRows> sources = new TreeMap<>();
    AsOf earlier = new AsOf(from.day(), zone, from.day());
    for (Table table : Table.values()) {
      if (tables.mayDiffer(table)) {
        Difference.Rows found =
            table.isFact() ? facts(table, earlier, sources) : tables.rows(table);
        if (found.added() + found.removed() + found.changed() > 0) {
          rows.put(table.tableName(), found);
        }
      }
    }
    return new Difference(side(from), side(to), causes(sources), rows, sources, tables.members());
  }

  private Difference.Rows facts(Table table, AsOf earlier, Map<String, SourceRows> sources) {
    Map<String, SourceRows> found = tables.bySource(table, earlier);
    sources.putAll(found);
    return new Difference.Rows(
        found.values().stream().mapToLong(SourceRows::added).sum(),
        found.values().stream().mapToLong(SourceRows::removed).sum(),
        0);
  }

  private static Difference.Side side(Release release) {
    return new Difference.Side(
        release.sequence(), release.id(), release.day(), release.knownOn(), release.models());
  }

  private List<Cause> causes(Map<String, SourceRows> sources) {
    List<Cause> causes = new ArrayList<>();
    if (!from.day().equals(to.day())) {
      causes.add(new Cause("day", from.day() + " to " + to.day()));
    }
    if (!from.knownOn().equals(to.knownOn())) {
      causes.add(new Cause("known-at", from.knownOn() + " to " + to.knownOn()));
    }
    data(causes, sources);
    decided(causes, CONFIGURATION, "configuration");
    decided(causes, "code", "code");
    if (!Objects.equals(from.base(), to.base())) {
      causes.add(new Cause("base", from.base() + " to " + to.base()));
    }
    if (from.origin().event() != to.origin().event()
        && to.origin().event() == Origin.Event.ERASURE) {
      causes.add(new Cause("erasure", "a person was erased"));
    }
    if (from.origin().hashes().isEmpty() || to.origin().hashes().isEmpty()) {
      unrecorded(causes);
    }
    return causes;
  }

  private void data(List<Cause> causes, Map<String, SourceRows> sources) {
    for (String source : differing(SOURCE)) {
      SourceRows rows = sources.get(source);
      if (rows == null || rows.late() > 0 || rows.removed() > 0) {
        causes.add(new Cause("late-data", source));
      }
      if (rows == null || rows.added() > rows.late()) {
        causes.add(new Cause("new-data", source));
      }
    }
  }

  private void decided(List<Cause> causes, String prefix, String kind) {
    differing(prefix).forEach(part -> causes.add(new Cause(kind, part)));
  }

  private void unrecorded(List<Cause> causes) {
    if (!from.inputs().equals(to.inputs())) {
      causes.add(new Cause("unrecorded", "inputs"));
    }
    if (!from.configuration().equals(to.configuration())) {
      causes.add(new Cause("unrecorded", "configuration"));
    }
  }

  /** The parts of that prefix whose fingerprints differ, where both releases recorded theirs. */
  private Set<String> differing(String prefix) {
    Map<String, String> one = from.origin().hashes();
    Map<String, String> other = to.origin().hashes();
    Set<String> parts = new TreeSet<>();
    if (one.isEmpty() || other.isEmpty()) {
      return parts;
    }
    Set<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    for (String part : all) {
      if (part.startsWith(prefix) && !Objects.equals(one.get(part), other.get(part))) {
        parts.add(part.equals(prefix) ? "version" : part.substring(prefix.length()));
      }
    }
    return parts;
  }
}
