package org.kith.jobs.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.portal.count.SegmentDraft;
import org.kith.jobs.portal.shelf.Brand;
import org.roaringbitmap.RoaringBitmap;

/** Counting for the purposes that a brand's segments have. */
class WhatIfPageTest {

  @TempDir Path folder;

  @Test
  void whoAgreedIsCountedForThePurposeOfTheSegments() throws IOException {
    String page = WhatIfPage.of(view("newsletter"), List.of(), null);

    assertThat(text(page)).contains("Agreed to be contacted 500 ", "Reachable · list 500 ");
    assertThat(page).doesNotContain("<select id=\"purpose\"");
  }

  @Test
  void ofSeveralPurposesOneIsChosenAndThatOfTheMostSegmentsComesFirst() throws IOException {
    View view = view("service", "newsletter", "newsletter");

    String first = WhatIfPage.of(view, List.of(), null);
    assertThat(text(first)).contains("newsletter service", "Agreed to be contacted 500 ");
    String other = WhatIfPage.of(view, List.of(), "service");
    assertThat(other).contains("<option value=\"service\" selected=\"\">");
    assertThat(text(other)).contains("Agreed to be contacted 100 ");
    String unheardOf = WhatIfPage.of(view, List.of(), "research");
    assertThat(unheardOf).isEqualTo(first);
  }

  @Test
  void aDraftHasThePurposeThatWasCountedFor() throws IOException {
    Crowd crowd = view("service", "newsletter").brand().crowd().orElseThrow();

    assertThat(SegmentDraft.of(crowd, List.of(), "x", "X", "crm", "service"))
        .contains("purpose: service");
  }

  @Test
  void howManyPeopleThereAreInAllIsRoundedAsTheCountsAreAndToPartnersMore() throws IOException {
    View guest = view(Set.of(Verb.LOOK), "newsletter");

    assertThat(text(WhatIfPage.of(guest, List.of(), null))).contains("Of all 1,000 people");
    assertThat(text(WhatIfPage.of(view("newsletter"), List.of(), null)))
        .contains("Of all 1,040 people");
  }

  private View view(String... purposes) throws IOException {
    return view(Set.of(Verb.values()), purposes);
  }

  private View view(Set<Verb> verbs, String... purposes) throws IOException {
    View view = Guests.view(folder, 0, verbs);
    Brand brand = view.brand();
    Brand asking =
        new Brand(
            brand.name(),
            brand.key(),
            brand.nights(),
            brand.files(),
            Optional.of(crowd(purposes)),
            brand.partners(),
            brand.measured());
    return new View(
        view.tongue(),
        view.user(),
        view.team(),
        asking,
        List.of(asking),
        view.verbs(),
        view.formToken(),
        view.here());
  }

  private Crowd crowd(String... purposes) throws IOException {
    List<CrowdDocument.Segment> segments = new ArrayList<>();
    for (String purpose : purposes) {
      segments.add(Guests.of("s" + segments.size(), "Alpha", purpose));
    }
    Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
    sets.put("consent:newsletter", first(500));
    sets.put("consent:service", first(100));
    Path file = folder.resolve("purposes.bits");
    try (OutputStream out = Files.newOutputStream(file)) {
      CrowdFile.write(
          out,
          new CrowdDocument(
              "r1",
              1037,
              List.of(),
              List.of(),
              segments,
              List.of(new CrowdDocument.Destination("list", "generic", "person_id", null))),
          sets);
    }
    return CrowdFile.read(file);
  }

  private static RoaringBitmap first(long people) {
    RoaringBitmap set = new RoaringBitmap();
    set.add(0, people);
    return set;
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
