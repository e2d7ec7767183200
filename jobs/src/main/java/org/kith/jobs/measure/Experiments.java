package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.Successors;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * Who was in which experiment, in which arm, and from when to when their orders count.
 *
 * <p>Out: {@code experiment, kind, title, channel, person_id, arm, starts_on DATE, ends_on DATE,
 * cost DECIMAL, clicked BOOLEAN, unit STRING}, one row an experiment and person, no order. {@code
 * kind} is {@code campaign} or {@code segment}; {@code arm} is {@code treat}, {@code holdout}, or
 * {@code both} for a person whose accounts stand in both, who tells nothing; both days count.
 * {@code cost} and {@code clicked} are null where nobody reported any; {@code unit} is shared by
 * those who were drawn into the arm together, null for those drawn alone.
 */
final class Experiments {

  static final String CAMPAIGN = "campaign";
  static final String SEGMENT = "segment";
  static final String TREAT = "treat";
  static final String HOLDOUT = "holdout";
  static final String BOTH = "both";

  private static final String CONTROL = "control";

  private final MeasureSettings settings;
  private final AsOf asOf;

  Experiments(MeasureSettings settings, AsOf asOf) {
    this.settings = settings;
    this.asOf = asOf;
  }

  /**
   * The campaigns that platforms and channels report. A campaign starts on the day of its first
   * exposure, for all its people, and ends with its {@code ends_on}; without one, after the window.
   *
   * @param exposures facts with {@code person_id}; rows without a person are not looked at
   */
  Dataset<Row> campaigns(Dataset<Row> exposures) {
    Column day = to_date(from_utc_timestamp(col("occurred_at"), asOf.zone().getId()));
    Dataset<Row> spans =
        exposures
            .groupBy(col("campaign_id").as("experiment"))
            .agg(
                min(day).as("starts_on"),
                max("ends_on").as("told"),
                max("title").as("title"),
                max("channel").as("channel"))
            .withColumn(
                "ends_on",
                coalesce(col("told"), date_add(col("starts_on"), settings.window().count() - 1)))
            .drop("told");
    return members(exposures)
        .join(spans, "experiment")
        .select(
            col("experiment"),
            lit(CAMPAIGN).as("kind"),
            col("title"),
            col("channel"),
            col("person_id"),
            arm(col("arms")).as("arm"),
            col("starts_on"),
            col("ends_on"),
            col("cost"),
            col("clicked"),
            lit(null).cast("string").as("unit"));
  }

  private static Dataset<Row> members(Dataset<Row> exposures) {
    return exposures
        .where("person_id IS NOT NULL AND campaign_id IS NOT NULL")
        .groupBy(col("campaign_id").as("experiment"), col("person_id"))
        .agg(collect_set("arm").as("arms"), sum("cost").as("cost"), max("clicked").as("clicked"));
  }

  private static Column arm(Column arms) {
    Column held = array_contains(arms, CONTROL).or(array_contains(arms, HOLDOUT));
    return when(size(arms).gt(1), BOTH).when(held, HOLDOUT).otherwise(TREAT);
  }

  /**
   * The segments that releases have exported. A person enters with the first release that has them
   * in the segment: the day after it is their first, and the arm is that release's. Since a holdout
   * is sticky, later releases change nothing; who changed the arm all the same is in both.
   *
   * <p>Of a segment that was exported before the first of these releases, the people of that one
   * are left out: they may have entered on any day before. Whom a merge gave another id since is in
   * the experiment under the one of today.
   *
   * @param today the release whose contacts and ids count
   * @param releases that can be read, one at least, none of a later day
   * @param together who was held out with whom
   * @param exposures as for {@link #campaigns}; cost and clicks come back under {@code
   *     segment/NAME}
   * @return empty frame where no segment was exported
   */
  Dataset<Row> segments(
      Lake lake,
      Release today,
      List<Release> releases,
      HeldTogether together,
      Dataset<Row> exposures) {
    Dataset<Row> contacts = lake.readOrEmpty(Table.CONTACTS, today.pins());
    Dataset<Row> exported = contacts.select("segment", "release").distinct();
    Dataset<Row> begun = contacts.groupBy("segment").agg(min("as_of").as("begun_on"));
    Column since = lit(Date.valueOf(since(releases)));
    Dataset<Row> all =
        Successors.of(
                ofEach(releases, release -> membersOf(lake, release, together)),
                ofEach(releases, release -> identitiesOf(lake, release)),
                identitiesOf(lake, today),
                "release")
            .join(exported, new String[] {"segment", "release"}, "left_semi");
    Dataset<Row> entered =
        all.groupBy("segment", "person_id")
            .agg(
                min("as_of").as("as_of"),
                min_by(struct("arm", "unit"), struct("as_of", "release", "arm", "unit"))
                    .as("first"),
                collect_set("arm").as("arms"))
            .join(begun, "segment")
            .where(col("as_of").gt(since).or(col("begun_on").geq(since)))
            .withColumn("experiment", concat(lit(SEGMENT + "/"), col("segment")));
    return entered
        .join(members(exposures).drop("arms"), joined(), "left")
        .select(
            col("experiment"),
            lit(SEGMENT).as("kind"),
            col("segment").as("title"),
            lit(null).cast("string").as("channel"),
            col("person_id"),
            when(size(col("arms")).gt(1), BOTH).otherwise(col("first.arm")).as("arm"),
            date_add(col("as_of"), 1).as("starts_on"),
            date_add(col("as_of"), settings.window().count()).as("ends_on"),
            col("cost"),
            col("clicked"),
            col("first.unit"));
  }

  /** Day of the first of the releases; null for none. */
  static LocalDate since(List<Release> releases) {
    return releases.stream().map(Release::day).min(Comparator.naturalOrder()).orElse(null);
  }

  private static String[] joined() {
    return new String[] {"experiment", "person_id"};
  }

  private static Dataset<Row> membersOf(Lake lake, Release release, HeldTogether together) {
    return together
        .beside(lake.readOrEmpty(Table.SEGMENTS, release.pins()), lake, release.pins())
        .select(
            col("segment"),
            col("person_id"),
            col("arm"),
            col("unit"),
            lit(Date.valueOf(release.day())).as("as_of"));
  }

  private static Dataset<Row> identitiesOf(Lake lake, Release release) {
    return lake.readOrEmpty(Table.IDENTITIES, release.pins()).select("kind", "value", "person_id");
  }

  /** The rows of all releases, with {@code release}. */
  private static Dataset<Row> ofEach(List<Release> releases, Function<Release, Dataset<Row>> rows) {
    return releases.stream()
        .map(release -> rows.apply(release).withColumn("release", lit(release.id())))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }
}
