package org.kith.jobs.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kith.features.consent.ConsentRule;
import org.kith.features.error.SettingFault;
import org.kith.features.identity.LinkRules;
import org.kith.features.lake.Table;
import org.kith.features.time.Days;
import org.kith.models.registry.Gate;

/**
 * What is true of the brand as a whole: {@code conf/kith.yaml}.
 *
 * @param brand name of the brand; one lake holds one brand
 * @param timeZone zone in which its days begin and end
 * @param currency its one currency, ISO 4217
 * @param country whose phones without a country code are, ISO 3166-1 alpha-2; CN unless told
 * @param data folder under which the sources' paths lie
 * @param key where the brand's secret is: {@code env:NAME}, {@code file:PATH}, or {@code public}
 *     for people who are simulated or public, which protects nobody
 * @param consent what may be assumed of people's consent; null where a source says
 * @param identity what an operator says of who is who; facts alone decide unless told
 * @param folders other places for the folders of this configuration, by name ({@code tags}, {@code
 *     models} …)
 * @param spark Spark settings laid over the built-in ones
 * @param gates what stops a night
 * @param training how often models are learnt; each night unless told
 * @param retention how long rows of a fact table are kept, by the table's name, and under {@code
 *     releases} how long earlier releases stay readable; what is not named is kept
 */
public record KithSettings(
    String brand,
    String timeZone,
    String currency,
    String country,
    String data,
    String key,
    ConsentRule consent,
    LinkRules identity,
    Map<String, String> folders,
    Map<String, String> spark,
    Gates gates,
    Training training,
    Map<String, Days> retention) {

  /** The key under which {@code retention} tells how long earlier releases stay readable. */
  public static final String RELEASES = "releases";

  private static final int FEWEST_DAYS = 2;
  private static final String CHINA = "CN";

  /** Settings of a brand of China that keeps everything. */
  public KithSettings(
      String brand,
      String timeZone,
      String currency,
      String data,
      String key,
      ConsentRule consent,
      LinkRules identity,
      Map<String, String> folders,
      Map<String, String> spark,
      Gates gates) {
    this(
        brand,
        timeZone,
        currency,
        CHINA,
        data,
        key,
        consent,
        identity,
        folders,
        spark,
        gates,
        Training.NIGHTLY,
        Map.of());
  }

  /**
   * How often models are learnt.
   *
   * @param every days from one training of the models that decide (propensity, value, uplift,
   *     lookalike) to the next; in the nights between, those in use say what people will do.
   *     Recommenders learn each night
   */
  public record Training(Days every) {

    /** Training each night. */
    public static final Training NIGHTLY = new Training(new Days(1));

    public Training {
      SettingFault.required(every, "every", "a span such as 7 days");
    }
  }

  /**
   * What stops a night.
   *
   * @param maxBadRows largest share of a source's rows that may be refused, 0 to 1
   * @param minPersons fewest persons that a release may hold
   * @param maxOrphans largest share of a source's facts that may name items or accounts which
   *     nobody knows, without an alarm, 0 to 1; .01 unless told
   * @param models what keeps a newly trained model from being used; the usual margins unless told
   */
  public record Gates(Double maxBadRows, Long minPersons, Double maxOrphans, Gate models) {

    private static final double USUAL_ORPHANS = .01;

    /** Gates with the usual margins for models. */
    public Gates(Double maxBadRows, Long minPersons) {
      this(maxBadRows, minPersons, USUAL_ORPHANS, Gate.USUAL);
    }

    public Gates {
      SettingFault.required(maxBadRows, "max-bad-rows", "a share from 0 to 1");
      SettingFault.required(minPersons, "min-persons", "0 or more");
      SettingFault.unless(
          maxBadRows >= 0 && maxBadRows <= 1, "max-bad-rows", maxBadRows, "a share from 0 to 1");
      SettingFault.unless(minPersons >= 0, "min-persons", minPersons, "0 or more");
      maxOrphans = maxOrphans == null ? USUAL_ORPHANS : maxOrphans;
      SettingFault.unless(
          maxOrphans >= 0 && maxOrphans <= 1, "max-orphans", maxOrphans, "a share from 0 to 1");
      models = models == null ? Gate.USUAL : models;
    }
  }

  public KithSettings {
    SettingFault.required(brand, "brand", "the brand's name");
    SettingFault.required(timeZone, "time-zone", "a zone such as Asia/Shanghai");
    SettingFault.unless(known(timeZone), "time-zone", timeZone, "a zone such as Asia/Shanghai");
    SettingFault.unless(
        currency != null && currency.matches("[A-Z]{3}"),
        "currency",
        currency,
        "three letters of ISO 4217");
    country = country == null ? CHINA : country;
    SettingFault.unless(
        Set.of(Locale.getISOCountries()).contains(country),
        "country",
        country,
        "a country code of ISO 3166-1, such as CN or GB");
    SettingFault.required(data, "data", "a folder");
    SettingFault.unless(
        key != null && (key.equals("public") || key.startsWith("env:") || key.startsWith("file:")),
        "key",
        key == null ? null : "something else",
        "env:NAME, file:PATH, or public");
    SettingFault.required(gates, "gates", "what stops a night");
    training = training == null ? Training.NIGHTLY : training;
    identity = identity == null ? LinkRules.NONE : identity;
    folders = folders == null ? Map.of() : Map.copyOf(folders);
    spark = spark == null ? Map.of() : Map.copyOf(spark);
    retention =
        retention == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(retention));
    retention.keySet().forEach(KithSettings::keepable);
    Days releases = retention.get(RELEASES);
    SettingFault.unless(
        releases == null || releases.count() >= FEWEST_DAYS,
        "retention",
        RELEASES + ": " + releases,
        FEWEST_DAYS + " days or more for releases, so that who reads one can end");
  }

  private static void keepable(String name) {
    SettingFault.unless(
        name.equals(RELEASES) || Table.named(name).filter(Table::isFact).isPresent(),
        "retention",
        name,
        "names of fact tables, such as orders, and releases");
  }

  /** The brand's zone. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  private static boolean known(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }
}
