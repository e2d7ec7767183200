package org.kith.features.consent;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * Who has agreed to be contacted for a purpose, as known at the end of a day.
 *
 * <p>Out: {@code (person_id STRING)}, one row for each person who agreed, no order. Unknown means
 * no: a person without a record is not there.
 *
 * <ul>
 *   <li>The latest record of the purpose wins; of a grant and a refusal at the same instant the
 *       refusal does. A person's accounts speak with one voice.
 *   <li>A refusal without a purpose, or for purpose {@code all}, refuses every purpose; such a
 *       grant grants none.
 *   <li>Purposes and channels are one in upper and lower case and with blanks around them.
 *   <li>A record that says neither granted nor refused counts as a refusal.
 *   <li>A record without a channel, or for channel {@code all}, speaks for every channel.
 *   <li>The brand's rule speaks for everybody, for its own purpose, and only where the brand has no
 *       consent records at all.
 * </ul>
 */
public final class Consents {

  private static final String ALL = "all";

  private Consents() {}

  /**
   * Who may be contacted on every channel: the latest record for all channels is a grant, and no
   * channel has a refusal as late or later.
   *
   * @param rule what may be assumed where there are no records; null for nothing
   */
  public static Dataset<Row> granted(
      PersonFacts facts, ConsentRule rule, AsOf asOf, String purpose) {
    if (!facts.has(Table.CONSENTS)) {
      return assumed(facts, rule, purpose);
    }
    Column refusedSomewhere = not(col("general")).and(not(col("granted")));
    return records(facts, asOf, purpose)
        .groupBy("person_id")
        .agg(
            max(when(col("general"), latest())).as("general"),
            max(when(refusedSomewhere, col("at"))).as("refused_at"))
        .where(
            not(col("general.refused"))
                .and(coalesce(col("refused_at").lt(col("general.at")), lit(true))))
        .select("person_id");
  }

  /**
   * Who may be contacted on one channel: the latest record for it or for all channels is a grant.
   *
   * @param rule what may be assumed where there are no records; null for nothing
   * @param channel as the records name it, such as {@code sms}; null for every channel
   */
  public static Dataset<Row> granted(
      PersonFacts facts, ConsentRule rule, AsOf asOf, String purpose, String channel) {
    if (channel == null) {
      return granted(facts, rule, asOf, purpose);
    }
    if (!facts.has(Table.CONSENTS)) {
      return assumed(facts, rule, purpose);
    }
    return records(facts, asOf, purpose)
        .where(col("general").or(col("channel").equalTo(word(channel))))
        .groupBy("person_id")
        .agg(max(latest()).as("latest"))
        .where(not(col("latest.refused")))
        .select("person_id");
  }

  private static Dataset<Row> assumed(PersonFacts facts, ConsentRule rule, String purpose) {
    boolean covers = rule != null && word(rule.purpose()).equals(word(purpose));
    return covers ? facts.persons() : facts.persons().limit(0);
  }

  private static Dataset<Row> records(PersonFacts facts, AsOf asOf, String purpose) {
    Column said = word(col("purpose"));
    Column channel = word(col("channel"));
    Column granted = coalesce(col("granted"), lit(false));
    return facts
        .of(Table.CONSENTS, asOf)
        .where(col("person_id").isNotNull())
        .where(said.equalTo(word(purpose)).or(said.equalTo(ALL).and(not(granted))))
        .select(
            col("person_id"),
            channel.as("channel"),
            channel.equalTo(ALL).as("general"),
            granted.as("granted"),
            coalesce(col("occurred_at"), col("known_at")).as("at"));
  }

  /** A purpose or channel as a record has it; blank is {@code all}. */
  private static Column word(Column said) {
    return coalesce(nullif(lower(trim(said)), lit("")), lit(ALL));
  }

  private static String word(String asked) {
    return asked.strip().toLowerCase(Locale.ROOT);
  }

  private static Column latest() {
    return struct(col("at"), not(col("granted")).as("refused"));
  }
}
