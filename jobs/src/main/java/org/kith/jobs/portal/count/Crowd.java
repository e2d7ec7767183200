package org.kith.jobs.portal.count;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kith.jobs.portal.count.CrowdDocument.Destination;
import org.kith.jobs.portal.count.CrowdDocument.Segment;
import org.kith.jobs.portal.count.CrowdDocument.StoredSet;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/** A night's people as sets that can be joined and counted. Safe for many readers at once. */
public final class Crowd {

  private static final ImmutableRoaringBitmap NOBODY = new MutableRoaringBitmap();

  private final CrowdDocument document;
  private final Map<String, ImmutableRoaringBitmap> sets;
  private final Map<String, Long> sizes = new HashMap<>();
  private final Map<String, Tag> tags;
  private final Map<String, List<Portrait.Contrast>> contrasts = new ConcurrentHashMap<>();

  private Alike alike;

  Crowd(CrowdDocument document, Map<String, ImmutableRoaringBitmap> sets) {
    this.document = document;
    this.sets = Map.copyOf(sets);
    for (StoredSet set : document.sets()) {
      sizes.put(set.name(), set.people());
    }
    this.tags = document.tags().stream().collect(Collectors.toMap(Tag::name, Function.identity()));
  }

  /** The night that it belongs to. */
  public String release() {
    return document.release();
  }

  /** How many people there are in all. */
  public long people() {
    return document.people();
  }

  /** What people can be told apart by, in the catalogue's order. */
  public List<Tag> tags() {
    return document.tags();
  }

  /** The tag of that name. */
  public Optional<Tag> tag(String name) {
    return Optional.ofNullable(tags.get(name));
  }

  /** How the night's segments were defined. */
  public List<Segment> segments() {
    return document.segments();
  }

  /** The definition of one segment. */
  public Optional<Segment> segment(String name) {
    return document.segments().stream().filter(segment -> segment.name().equals(name)).findFirst();
  }

  /** What people can have agreed to, that of the most segments first; never empty. */
  public List<String> purposes() {
    return CrowdDocument.purposes(document.segments().stream().map(Segment::purpose));
  }

  /** The purpose that is asked for, or the first where it is none of them. */
  public String purpose(String asked) {
    List<String> purposes = purposes();
    return purposes.contains(asked) ? asked : purposes.get(0);
  }

  /** The places that take files. */
  public List<Destination> destinations() {
    return document.destinations();
  }

  /** How many are in a set; 0 for one that is not there. */
  public long size(String set) {
    return sizes.getOrDefault(set, 0L);
  }

  /** The set of that name; nobody for one that is not there. */
  ImmutableRoaringBitmap set(String name) {
    return sets.getOrDefault(name, NOBODY);
  }

  /** Everybody. */
  MutableRoaringBitmap everybody() {
    MutableRoaringBitmap all = new MutableRoaringBitmap();
    all.add(0L, document.people());
    return all;
  }

  /** Who is in any of the sets. */
  ImmutableRoaringBitmap any(Collection<String> names) {
    List<ImmutableRoaringBitmap> found = names.stream().map(this::set).toList();
    return found.size() == 1
        ? found.get(0)
        : ImmutableRoaringBitmap.or(found.toArray(ImmutableRoaringBitmap[]::new));
  }

  /** The people of a segment, of both arms. */
  ImmutableRoaringBitmap members(String segment) {
    return ImmutableRoaringBitmap.or(set("treat:" + segment), set("holdout:" + segment));
  }

  /** A segment's contrasts, worked out once. */
  List<Portrait.Contrast> contrasts(
      String segment, Function<String, List<Portrait.Contrast>> work) {
    return contrasts.computeIfAbsent(segment, work);
  }

  /** Which segments overlap almost wholly, worked out once. */
  public synchronized Alike alike() {
    if (alike == null) {
      alike = new Alike(this);
    }
    return alike;
  }

  /** The names of all sets that begin so. */
  List<String> namesUnder(String prefix) {
    return document.sets().stream()
        .map(StoredSet::name)
        .filter(name -> name.startsWith(prefix))
        .toList();
  }
}
