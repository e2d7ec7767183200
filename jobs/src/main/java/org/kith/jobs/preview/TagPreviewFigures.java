package org.kith.jobs.preview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.kith.features.tag.TagDefinition.Words;

/**
 * What a tag catalogue would say, printed as a table or as JSON, a component a field.
 *
 * @param release the release on whose facts it was tried; null where the lake has none, so that
 *     nothing but the rules was checked
 * @param asOf the day as of which the tags were computed; null without a release
 * @param people people of the sample
 * @param tags one a tag, in order of name
 */
public record TagPreviewFigures(String release, LocalDate asOf, long people, List<Line> tags) {

  /**
   * One tag.
   *
   * @param tag its name
   * @param type its column's type in the profile, as Spark SQL writes it
   * @param covered people of the sample of whom it says something
   * @param coverage the same as a share of the sample; null where the sample has nobody
   * @param expected least share that the catalogue expects; null for none
   * @param notApplicable why it can say nothing of anybody; null where it can
   * @param unused whether no segment, model or other tag reads it and it is no feature
   */
  public record Line(
      String tag,
      String type,
      long covered,
      Double coverage,
      Double expected,
      Words notApplicable,
      boolean unused) {

    /** Whether it says something of fewer people than expected, though the data can bear it. */
    @JsonIgnore
    public boolean isThin() {
      return expected != null && coverage != null && notApplicable == null && coverage < expected;
    }
  }

  public TagPreviewFigures {
    tags = List.copyOf(tags);
  }
}
