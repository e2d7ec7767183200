package org.kith.jobs.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.Selection;
import org.kith.jobs.report.page.Html;

/** What the portal tells of why people are in a segment. */
class SegmentRuleTest {

  private static final Selection ALL_OF_IT =
      new Selection(
          List.of("fans"),
          List.of("staff-picks"),
          7L,
          new Selection.Spread(List.of("city", "value_tier"), 200L),
          new Selection.Worth("uplift_offer", "monetary_365d", 0.5, 1_000.0),
          "community",
          true);

  @TempDir Path folder;

  @Test
  void aSegmentTellsEverythingThatNarrowsIt() throws IOException {
    String told = told(ALL_OF_IT);
    for (String words :
        List.of(
            "<dt>In one of</dt><dd>FANS</dd>",
            "<dt>In none of</dt><dd>staff-picks</dd>",
            "(uplift_offer) × (monetary_365d) &gt; 0.5",
            "<dt>Budget</dt><dd>1,000</dd>",
            "<dt>Order</dt><dd>drawn by lot, the same every night</dd>",
            "city × value_tier</code> · at most 200 of each",
            "together who share community, the same people in all segments that do so")) {
      assertTrue(told.contains(words), words + " is missing in " + told);
    }
  }

  @Test
  void aSegmentThatItsRuleAloneDecidesTellsNoMore() throws IOException {
    String told = told(null);
    for (String term : List.of("In one of", "Order", "Spread over", "Budget", "together")) {
      assertFalse(told.contains(term), term + " is told in " + told);
    }
    assertEquals(told(Selection.NONE), told);
  }

  @Test
  void aShareOfTheLimitIsToldAsOne() throws IOException {
    Selection shared =
        new Selection(
            null, null, null, new Selection.Spread(List.of("city"), null), null, null, false);
    assertTrue(told(shared).contains("city</code> · each cell in proportion to its people"));
  }

  @Test
  void whatAContactCostsIsNotToldToPartners() throws IOException {
    String told = told(ALL_OF_IT, Set.of(Verb.LOOK));
    assertFalse(told.contains("monetary_365d"), told);
    assertFalse(told.contains("Budget"), told);
    assertTrue(told.contains("city × value_tier"), told);
  }

  private String told(Selection selection) throws IOException {
    return told(selection, Set.of(Verb.values()));
  }

  private String told(Selection selection, Set<Verb> verbs) throws IOException {
    View view = Guests.view(folder, 0, verbs, Guests.alpha("fans", 0, 500));
    CrowdDocument.Segment segment = Guests.of("gift", "Alpha", "marketing", selection);
    return new Html().add(SegmentRule.section(view, segment)).toString();
  }
}
