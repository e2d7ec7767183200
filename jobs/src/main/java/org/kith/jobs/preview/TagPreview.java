package org.kith.jobs.preview;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.tag.ProfileCheck;
import org.kith.features.tag.TagCatalogue;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;
import org.kith.jobs.night.work.TagFrames;
import org.kith.jobs.settings.Configuration;

/**
 * Tries a tag catalogue, as the configuration has it now, on a sample of the people of a published
 * release: every rule compiles, how many people each tag says something of, and which tags nobody
 * uses. Reads facts and identities; writes nothing.
 */
public final class TagPreview {

  private TagPreview() {}

  /**
   * Refuses what the catalogue alone shows to be wrong; needs no Spark session.
   *
   * @throws org.kith.features.error.Problem {@code CONF_INVALID} with every fault of every rule, a
   *     line each
   */
  public static void check(Configuration configuration) {
    configuration.places().told(() -> new TagCatalogue(configuration.tags()));
  }

  /**
   * Tries the catalogue.
   *
   * @param release where the facts come from; empty for a lake that has none, where rules are
   *     compiled and nothing is counted
   * @param day as of which the tags are computed; the release's own where empty
   * @param people about so many people are looked at
   * @throws org.kith.features.error.Problem as {@link #check}, and for a rule whose types do not
   *     fit
   */
  public static TagPreviewFigures of(
      Lake lake,
      Optional<Release> release,
      Configuration configuration,
      Optional<LocalDate> day,
      long people) {
    return configuration.places().told(() -> tried(lake, release, configuration, day, people));
  }

  private static TagPreviewFigures tried(
      Lake lake,
      Optional<Release> release,
      Configuration configuration,
      Optional<LocalDate> day,
      long people) {
    TagCatalogue catalogue = new TagCatalogue(configuration.tags());
    Set<String> readers = TagReaders.of(configuration);
    if (release.isEmpty()) {
      Dataset<Row> nobody = lake.spark().emptyDataFrame().selectExpr("'' AS person_id");
      AsOf anyDay = new AsOf(LocalDate.EPOCH, configuration.kith().zone());
      return figures(
          null,
          null,
          ProfileCheck.of(catalogue, Relations.of(Map.of()), nobody, anyDay, 1, readers));
    }
    Release tried = release.get();
    AsOf own = new AsOf(tried.day(), configuration.kith().zone(), tried.knownOn());
    AsOf asOf = day.map(other -> new AsOf(other, own.zone())).orElse(own);
    PersonFacts facts = new PersonFacts(lake, tried.pins());
    Dataset<Row> everybody = facts.persons();
    int sample = (int) Math.max(1, Math.min(Integer.MAX_VALUE, everybody.count() / people));
    Dataset<Row> items = lake.readOrEmpty(Table.ITEMS, tried.pins());
    Relations relations =
        TagFrames.withTexts(TagFrames.relations(lake, tried.pins(), items), facts, items, asOf);
    return figures(
        tried.id(),
        asOf.day(),
        ProfileCheck.of(catalogue, relations, everybody, asOf, sample, readers));
  }

  private static TagPreviewFigures figures(String release, LocalDate asOf, ProfileCheck check) {
    List<TagPreviewFigures.Line> lines =
        check.lines().stream()
            .map(
                line ->
                    new TagPreviewFigures.Line(
                        line.tag(),
                        line.type(),
                        line.covered(),
                        check.people() == 0 ? null : (double) line.covered() / check.people(),
                        line.expected(),
                        release == null ? null : line.notApplicable(),
                        line.unused()))
            .toList();
    return new TagPreviewFigures(release, asOf, check.people(), lines);
  }
}
