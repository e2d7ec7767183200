package org.kith.features.lake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * Every table of the lake, with its columns; the only place where they are named.
 *
 * <p>A fact table ends with {@code source}, {@code occurred_at} (when it happened; null where the
 * source has no dates), {@code known_at} (when the brand knew it) and {@code superseded_at} (when
 * the brand knew the fact that corrects it; null where it stands), and starts with {@code account},
 * the {@code kind:value} of whom it is about, where it is about somebody. {@code account} is null
 * for an anonymous fact.
 */
public enum Table {
  MEMBERS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, joined_on DATE, birth_date DATE, gender"
          + " STRING, full_name STRING, city STRING, region STRING, store_id STRING, level STRING,"
          + " staff BOOLEAN, traits MAP<STRING,STRING>"),
  CATALOG(
      true,
      "item_id STRING, title_en STRING, title_zh STRING, brand STRING, department STRING, category"
          + " STRING, subcategory STRING, price DECIMAL(18,4), price_tier STRING, rung STRING,"
          + " rebuy BOOLEAN, listed_on DATE, delisted_on DATE"),
  STORES(
      true,
      "store_id STRING, title STRING, city STRING, region STRING, latitude DOUBLE, longitude"
          + " DOUBLE"),
  STOCK(true, "item_id STRING, store_id STRING, units BIGINT"),
  ORDERS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, order_id STRING, line INT, item_id STRING,"
          + " item_title STRING, kind STRING, quantity BIGINT, price DECIMAL(18,4), spend"
          + " DECIMAL(18,2), discount DECIMAL(18,2), channel STRING, store_id STRING, coupon_id"
          + " STRING, campaign_id STRING"),
  REVIEWS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, review_id STRING, item_id STRING, stars INT,"
          + " helpful_votes INT, text STRING"),
  SOCIAL_EVENTS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, event_id STRING, platform STRING, kind"
          + " STRING, target_event_id STRING, other_account STRING, item_id STRING, topic STRING,"
          + " text STRING, campaign_id STRING"),
  SOCIAL_TIES(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, other_account STRING, platform STRING, kind"
          + " STRING, strength DOUBLE"),
  GROUPS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, group_id STRING, title STRING, platform"
          + " STRING, role STRING"),
  REFERRALS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, other_account STRING, code STRING, order_id"
          + " STRING"),
  OFFERS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, other_account STRING, offer_id STRING, event"
          + " STRING, campaign_id STRING, item_id STRING, order_id STRING, amount DECIMAL(18,2)"),
  POINTS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, points BIGINT, reason STRING, order_id"
          + " STRING"),
  MEMBERSHIPS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, tier STRING, event STRING, starts_on DATE,"
          + " ends_on DATE, fee DECIMAL(18,2)"),
  SERVICE_MESSAGES(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, message_id STRING, reason STRING, channel"
          + " STRING, text STRING"),
  EXPOSURES(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, campaign_id STRING, title STRING, arm"
          + " STRING, channel STRING, media STRING, cost DECIMAL(18,4), clicked BOOLEAN, ends_on"
          + " DATE"),
  CONSENTS(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, purpose STRING, channel STRING, granted"
          + " BOOLEAN"),
  ATTRIBUTES(
      true,
      "account STRING, identifiers MAP<STRING,STRING>, name STRING, value STRING, provenance"
          + " STRING, licence STRING, expires DATE"),

  /**
   * Keyed by {@code (kind, value)}; {@code value} is the keyed hash, {@code sealed} the encrypted
   * identifier.
   */
  VAULT(false, "kind STRING, value STRING, sealed BINARY"),
  QUARANTINE(
      false, "source STRING, file STRING, line BIGINT, rule STRING, sealed BINARY, run STRING"),

  /**
   * Keyed by {@code (kind, value)}; {@code account} of a fact is {@code kind || ':' || value},
   * {@code since} the day as of which the {@code person_id} was first given.
   */
  IDENTITIES(
      false,
      "kind STRING, value STRING, account STRING, person_id STRING, evidence STRING, since DATE"),
  /** What became of persons since the release before: one row a merge or split. */
  IDENTITY_CHANGES(
      false,
      "change STRING, person_id STRING, other_person_id STRING, accounts BIGINT, evidence STRING,"
          + " segments ARRAY<STRING>, as_of DATE"),
  /** The items that people can choose, as known on the night's day; one row an item. */
  ITEMS(
      false,
      "item_id STRING, title_en STRING, title_zh STRING, brand STRING, department STRING, category"
          + " STRING, subcategory STRING, price DECIMAL(18,4), price_tier STRING, rung STRING,"
          + " rebuy BOOLEAN, available BOOLEAN"),
  /** A tie between two persons, {@code person_id < other_person_id}, one row a pair. */
  TIES(
      false,
      "person_id STRING, other_person_id STRING, strength DOUBLE, given DOUBLE, received DOUBLE,"
          + " rank INT, other_rank INT"),
  COMMUNITIES(false, "person_id STRING, community STRING, ties INT"),
  INFLUENCE(false, "person_id STRING, page_rank DOUBLE, buyers BIGINT"),
  REFERRAL_CREDIT(
      false, "person_id STRING, friends INT, below BIGINT, depth INT, credit DOUBLE, ring BOOLEAN"),
  TAGS(
      false,
      "person_id STRING, tag STRING, value STRING, weight DOUBLE, evidence STRUCT<count: BIGINT,"
          + " last_at: TIMESTAMP, rule: STRING>, as_of DATE, expires DATE"),
  /** People by the values of a lifecycle tag on two days; null for not known or not placed. */
  TRANSITIONS(
      false, "tag STRING, earlier STRING, later STRING, people BIGINT, days INT, as_of DATE"),
  /** One row a person; its columns after {@code person_id} come from the tag catalogue. */
  PROFILE(false, "person_id STRING"),
  /** One row a person and cut-off; its columns after {@code cutoff} come from the tag catalogue. */
  FEATURES(false, "person_id STRING, cutoff DATE"),
  SCORES(
      false,
      "person_id STRING, model STRING, version STRING, score DOUBLE, percentile DOUBLE, reason"
          + " STRING, as_of DATE"),
  RECOMMENDATIONS(
      false,
      "person_id STRING, item_id STRING, rank INT, score DOUBLE, reason STRING, model STRING,"
          + " version STRING"),
  SEGMENTS(false, "segment STRING, person_id STRING, arm STRING, score DOUBLE, rank BIGINT"),
  CONTACTS(
      false, "person_id STRING, segment STRING, destination STRING, as_of DATE, release STRING"),
  MODELS(
      false,
      "model STRING, version STRING, kind STRING, as_of DATE, champion BOOLEAN, verdict STRING,"
          + " seed BIGINT, parameters MAP<STRING,STRING>, metrics MAP<STRING,DOUBLE>, card STRING"),
  /**
   * The accounts of erased people, each as its kind and a keyed hash of its own, see {@code
   * Tombstones}; no release pins it.
   */
  TOMBSTONES(false, "mark STRING, erased_on DATE, erasure STRING"),
  RELEASES(
      false,
      "sequence BIGINT, release STRING, as_of DATE, known_at DATE, base STRING, configuration"
          + " STRING, inputs STRING, tables MAP<STRING,BIGINT>, models MAP<STRING,STRING>, summary"
          + " STRING, event STRING, reason STRING, hashes MAP<STRING,STRING>"),
  RUNS(
      false,
      "release STRING, stage STRING, fingerprint STRING, as_of DATE, inputs MAP<STRING,BIGINT>,"
          + " outputs MAP<STRING,BIGINT>, rows_in BIGINT, rows_out BIGINT, seconds DOUBLE, outcome"
          + " STRING, result STRING");

  private static final String FACT_TAIL =
      ", source STRING, occurred_at TIMESTAMP, known_at TIMESTAMP, superseded_at TIMESTAMP";

  private final boolean fact;
  private final String columns;

  Table(boolean fact, String columns) {
    this.fact = fact;
    this.columns = fact ? columns + FACT_TAIL : columns;
  }

  /** The folder's name under {@code LAKE/tables}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the rows come from a source. */
  public boolean isFact() {
    return fact;
  }

  /** Whether a row is about somebody, so that it names an account. */
  public boolean isAboutPeople() {
    return fact && columns.startsWith("account ");
  }

  /** The columns whose values together no two rows share; empty where rows may repeat. */
  public List<String> key() {
    return switch (this) {
      case VAULT, IDENTITIES -> List.of("kind", "value");
      case ITEMS -> List.of("item_id");
      case TIES -> List.of("person_id", "other_person_id");
      case COMMUNITIES, INFLUENCE, REFERRAL_CREDIT, PROFILE -> List.of("person_id");
      case TAGS -> List.of("person_id", "tag", "value");
      case FEATURES -> List.of("person_id", "cutoff");
      case SCORES -> List.of("person_id", "model");
      case RECOMMENDATIONS -> List.of("person_id", "item_id");
      case SEGMENTS -> List.of("segment", "person_id");
      case MODELS -> List.of("model", "version");
      default -> List.of();
    };
  }

  /** The columns that are always there, in order. */
  public StructType schema() {
    return StructType.fromDDL(columns);
  }

  /** The table of that name, in lower case as under {@code LAKE/tables}. */
  public static Optional<Table> named(String tableName) {
    return Arrays.stream(values()).filter(table -> table.tableName().equals(tableName)).findFirst();
  }

  /** The tables that sources fill, in order. */
  public static List<Table> facts() {
    return Arrays.stream(values()).filter(Table::isFact).toList();
  }
}
