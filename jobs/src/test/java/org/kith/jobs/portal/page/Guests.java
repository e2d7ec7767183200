package org.kith.jobs.portal.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.CrowdDocument.Option;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.portal.count.Selection;
import org.kith.jobs.portal.count.Sizes;
import org.kith.jobs.portal.shelf.Brand;
import org.kith.jobs.portal.shelf.Night;
import org.kith.jobs.report.NightFigures;
import org.roaringbitmap.RoaringBitmap;

/** What guests see of made-up segments, people told by their numbers. */
final class Guests {

  /** All people of the brand. */
  static final int PEOPLE = 5_000;

  private Guests() {}

  /** A segment and who is in it. */
  record Made(CrowdDocument.Segment segment, RoaringBitmap people, long holdout) {

    /** The same, with so many of its people held out. */
    Made holdingOut(long held) {
      return new Made(segment, people, held);
    }
  }

  static Made alpha(String name, int from, int count) {
    return segment(name, "Alpha", from, count);
  }

  static Made beta(String name, int from, int count) {
    return segment(name, "Beta", from, count);
  }

  static Made segment(String name, String brand, int from, int count) {
    RoaringBitmap people = new RoaringBitmap();
    people.add((long) from, (long) from + count);
    return new Made(of(name, brand, "marketing"), people, 0);
  }

  static CrowdDocument.Segment of(String name, String brand, String purpose) {
    return of(name, brand, purpose, Selection.NONE);
  }

  static CrowdDocument.Segment of(String name, String brand, String purpose, Selection selection) {
    return new CrowdDocument.Segment(
        name,
        name.toUpperCase(java.util.Locale.ROOT),
        name,
        brand,
        "crm",
        purpose,
        "true",
        null,
        null,
        null,
        selection,
        0,
        60,
        List.of(),
        List.of());
  }

  /** What a team with these rights sees, where the grid of partners begins at a shift. */
  static View view(Path folder, long shift, Set<Verb> verbs, Made... segments) throws IOException {
    Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
    RoaringBitmap fans = new RoaringBitmap();
    fans.add(20L, PEOPLE);
    sets.put("tag:is_fan:0", fans);
    for (Made made : segments) {
      sets.put("treat:" + made.segment().name(), made.people());
    }
    CrowdDocument document =
        new CrowdDocument(
            "r1",
            PEOPLE,
            List.of(),
            List.of(new Tag("is_fan", "Fan", "粉丝", "rule", List.of(new Option("yes", "is_fan")))),
            java.util.Arrays.stream(segments).map(Made::segment).toList(),
            List.of());
    Path file = folder.resolve(CrowdFile.NAME);
    try (OutputStream out = Files.newOutputStream(file)) {
      CrowdFile.write(out, document, sets);
    }
    Crowd crowd = CrowdFile.read(file);
    LocalDate day = LocalDate.of(2026, 6, 30);
    Brand brand =
        new Brand(
            "House",
            "0a",
            List.of(new Night("r1", day, figures(day, segments))),
            List.of(),
            Optional.of(crowd),
            Sizes.ofPartners(shift),
            Optional.empty());
    return new View(Tongue.EN, "guest", "agency", brand, List.of(brand), verbs, "t", "/");
  }

  private static NightFigures figures(LocalDate day, Made... segments) {
    List<NightFigures.Segment> told =
        java.util.Arrays.stream(segments)
            .map(
                made -> figures(made.segment(), made.people().getLongCardinality(), made.holdout()))
            .toList();
    return new NightFigures(
        "House",
        day,
        "r1",
        NightFigures.Outcome.PUBLISHED,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        told,
        null,
        null);
  }

  private static NightFigures.Segment figures(
      CrowdDocument.Segment segment, long people, long holdout) {
    return new NightFigures.Segment(
        segment.name(),
        new Words(segment.en(), segment.zh()),
        "marketing",
        people,
        people,
        people,
        Map.of(),
        people - holdout,
        holdout,
        holdout == 0 ? null : .05,
        holdout == 0
            ? List.of()
            : List.of(new NightFigures.Reach("csv", people, 0, 0, Map.of(), people - holdout)));
  }

  static String csv(View view, String segment) {
    NightFigures.Segment figures = view.brand().newest().segment(segment).orElseThrow();
    return new String(SegmentFigures.of(view, figures), StandardCharsets.UTF_8);
  }

  static String page(View view, String segment) {
    NightFigures.Segment figures = view.brand().newest().segment(segment).orElseThrow();
    return SegmentPage.of(view, figures, file -> List.of());
  }
}
