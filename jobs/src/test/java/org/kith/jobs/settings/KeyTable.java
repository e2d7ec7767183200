package org.kith.jobs.settings;

import java.util.stream.Stream;
import org.kith.jobs.settings.EveryKeyTest.Key;

/** Right and wrong values of every key; {@code one} stands for a map's own key. */
final class KeyTable {

  private static final String LIST = "[[a]]";
  private static final String BLANK = "\" \"";

  private KeyTable() {}

  static Stream<Key> keys() {
    return Stream.of(
            kith(),
            source(),
            lookup(),
            tag(),
            recommend(),
            propensity(),
            value(),
            uplift(),
            lookalike(),
            segment(),
            to())
        .flatMap(keys -> keys);
  }

  private static Stream<Key> kith() {
    String file = "kith.yaml";
    return Stream.of(
        new Key(file, "brand", "tea", "tea", BLANK),
        new Key(file, "time-zone", "Europe/Paris", "Europe/Paris", "Asia/Shanghia"),
        new Key(file, "currency", "EUR", "EUR", "euro"),
        new Key(file, "country", "GB", "GB", "UK"),
        new Key(file, "data", "there", "there", BLANK),
        new Key(file, "key", "env:SECRET", "env:SECRET", "hunter2"),
        new Key(file, "consent.assume", "granted", "granted", "refused"),
        new Key(file, "consent.purpose", "ads", "ads", BLANK),
        new Key(file, "consent.basis", "contract", "contract", BLANK),
        new Key(file, "identity.join", "[['m:a', 'm:b']]", "[[m:a, m:b]]", "[[a]]"),
        new Key(file, "identity.part", "[['m:a', 'm:b']]", "[[m:a, m:b]]", "[['m:a', 'm:a']]"),
        new Key(file, "identity.match", "false", "false", "maybe"),
        new Key(file, "identity.golden.city.sources", "[orders]", "[orders]", "[ordres]"),
        new Key(file, "identity.golden.city.prefer", "fullest", "FULLEST", "oldest"),
        new Key(file, "folders", "{tags: tags}", "{tags=tags}", "{tags: nowhere}"),
        new Key(file, "spark", "{spark.ui.port: 1}", "{spark.ui.port=1}", "fast"),
        new Key(file, "gates.max-bad-rows", "0.2", "0.2", "1.2"),
        new Key(file, "gates.min-persons", "3", "3", "-1"),
        new Key(file, "gates.max-orphans", "0.2", "0.2", "1.2"),
        new Key(file, "gates.models.baseline-margin", "0.3", "0.3", "2"),
        new Key(file, "gates.models.champion-margin", "0.3", "0.3", "2"),
        new Key(file, "gates.models.largest-ece", "0.3", "0.3", "2"),
        new Key(file, "gates.models.leak-auc", "0.9", "0.9", "0.4"),
        new Key(file, "gates.models.least-share", "0.3", "0.3", "2"),
        new Key(file, "gates.models.largest-shift", "0.3", "0.3", "-1"),
        new Key(file, "gates.models.largest-ratio", "2.5", "2.5", "0.5"),
        new Key(file, "training.every", "7 days", "7 days", "7"),
        new Key(file, "retention", "{orders: 900 days}", "{orders=900 days}", "{orders: 900}"));
  }

  private static Stream<Key> source() {
    String file = "sources/orders.yaml";
    return Stream.of(
        new Key(file, "name", "sales", "sales", BLANK),
        new Key(file, "table", "reviews", "reviews", "profile"),
        new Key(file, "path", "x/*.csv", "x/*.csv", BLANK),
        new Key(file, "format.type", "json", "json", "xml"),
        new Key(file, "format.encoding", "GBK", "GBK", "KBG"),
        new Key(file, "format.delimiter", "'|'", "|", "'||'"),
        new Key(file, "format.quote", "none", "none", "'##'"),
        new Key(file, "format.header", "false", "false", "no"),
        new Key(file, "format.complete-marker", "_SUCCESS", "_SUCCESS", LIST),
        new Key(file, "format.url", "'jdbc:a:b'", "jdbc:a:b", "'http://a'"),
        new Key(file, "columns", "{a: string}", "{a=string}", "{}"),
        new Key(file, "identifiers", "{member: a}", "{member=a}", "member"),
        new Key(file, "other", "{member: b}", "{member=b}", "member"),
        new Key(file, "anonymous", "false", "false", "maybe"),
        new Key(file, "fields", "{item_id: a}", "{item_id=a}", "{}"),
        new Key(file, "key", "[item_id]", "[item_id]", "item_id"),
        new Key(file, "occurred-at", "b", "b", LIST),
        new Key(file, "known-at", "c", "c", LIST),
        new Key(file, "delay-days", "2", "2", "-1"),
        new Key(file, "years.from", "2001", "2001", "2099"),
        new Key(file, "years.to", "2030", "2030", "10000"),
        new Key(file, "checks", "{paid: spend > 0}", "{paid=spend > 0}", "spend > 0"),
        new Key(file, "optional", "true", "true", "perhaps"));
  }

  private static Stream<Key> lookup() {
    String file = "sources/orders.yaml";
    String at = "lookups.one.";
    return Stream.of(
        new Key(file, at + "path", "b.csv", "b.csv", BLANK),
        new Key(file, at + "format.type", "parquet", "parquet", "xls"),
        new Key(file, at + "format.encoding", "GBK", "GBK", "KBG"),
        new Key(file, at + "format.delimiter", "'|'", "|", "'||'"),
        new Key(file, at + "format.quote", "none", "none", "'##'"),
        new Key(file, at + "format.header", "false", "false", "no"),
        new Key(file, at + "format.complete-marker", "_DONE", "_DONE", LIST),
        new Key(file, at + "format.url", "'jdbc:a:b'", "jdbc:a:b", "'http://a'"),
        new Key(file, at + "columns", "{k: int}", "{k=int}", "{}"),
        new Key(file, at + "on", "k2", "k2", BLANK),
        new Key(file, at + "equal", "what", "what", BLANK));
  }

  private static Stream<Key> tag() {
    String file = "tags/spend_90d.yaml";
    return Stream.of(
        new Key(file, "name", "spend_90d", "spend_90d", "spend-90d"),
        new Key(file, "title.en", "Paid", "Paid", BLANK),
        new Key(file, "title.zh", "已付", "已付", BLANK),
        new Key(file, "owner", "bi", "bi", BLANK),
        new Key(file, "kind", "fact", "FACT", "facts"),
        new Key(file, "from", "profile", "profile", BLANK),
        new Key(file, "rule", "count(*)", "count(*)", BLANK),
        new Key(file, "by", "channel\nfeature: false", "channel", "channel"),
        new Key(file, "where", "spend > 0", "spend > 0", LIST),
        new Key(file, "lift", "true\nby: channel\nfeature: false", "true", "true"),
        new Key(file, "window", "2 weeks", "14 days", "2"),
        new Key(file, "half-life", "1 day", "1 day", "1 month"),
        new Key(file, "expiry", "9 days", "9 days", "0 days"),
        new Key(file, "coverage", "0.2", "0.2", "20"),
        new Key(file, "top", "5", "5", "0"),
        new Key(file, "feature", "true", "true", "1"),
        new Key(file, "reason.en", "why", "why", BLANK),
        new Key(file, "reason.zh", "为何", "为何", BLANK));
  }

  private static Stream<Key> recommend() {
    String file = "models/taste.yaml";
    return Stream.of(
        new Key(file, "name", "liking", "liking", BLANK),
        new Key(file, "candidates", "[popularity, als]", "[popularity, als]", "[magic]"),
        new Key(file, "parameters", "{als: {rank: 8}}", "{als={rank=8}}", "{als: {rank: 0}}"),
        new Key(file, "baselines", "[als]", "[als]", "[magic]"),
        new Key(file, "tune", "8", "8", "-1"),
        new Key(file, "top", "5", "5", "1001"),
        new Key(file, "holdout", "7 days", "7 days", "7"),
        new Key(file, "seed", "9", "9", "nine"),
        new Key(file, "events", "{sale: 1, like: learn}", "{sale=1, like=learn}", "{like: 1}"),
        new Key(file, "lists.items", "rebuy", "rebuy", BLANK),
        new Key(file, "lists.active-within", "1 week", "7 days", "7"),
        new Key(file, "lists.step", "ladder", "ladder", "jump"),
        new Key(file, "lists.price-tiers", "[low, mid]", "[low, mid]", "[low, low]"),
        new Key(file, "lists.rungs", "[trust]", "[trust]", "[trust, trust]"),
        new Key(file, "lists.quota", "3", "3", "-1"),
        new Key(file, "lists.relevance", "0.5", "0.5", "1.5"),
        new Key(file, "lists.pool", "9", "9", "51"),
        new Key(file, "lists.strangers", "rating", "rating", "luck"));
  }

  private static Stream<Key> propensity() {
    String file = "models/repurchase.yaml";
    return Stream.of(
        new Key(file, "name", "return", "return", BLANK),
        new Key(file, "question", "Again?", "Again?", BLANK),
        new Key(file, "eligible", "spend_90d > 0", "spend_90d > 0", LIST),
        new Key(file, "label-from", "reviews", "reviews", BLANK),
        new Key(file, "label", "max(stars)", "max(stars)", BLANK),
        new Key(file, "absence", "true", "true", "maybe"),
        new Key(file, "window", "10 days", "10 days", "10"),
        new Key(file, "cutoffs", "24", "24", "25"),
        new Key(file, "features", "[]", "[]", "[no_such_tag]"),
        new Key(file, "candidates", "[boosted]", "[boosted]", "[magic]"),
        new Key(file, "calibrations", "[isotonic]", "[isotonic]", "[platt, platt]"),
        new Key(file, "slices", "{big: spend_90d > 9}", "{big=spend_90d > 9}", LIST),
        new Key(file, "nightly", "true", "true", "maybe"),
        new Key(file, "seed", "9", "9", "9.5"));
  }

  private static Stream<Key> value() {
    String file = "models/value.yaml";
    return Stream.of(
        new Key(file, "name", "worth", "worth", BLANK),
        new Key(file, "question", "How much?", "How much?", BLANK),
        new Key(file, "where", "spend > 0", "spend > 0", LIST),
        new Key(file, "window", "30 days", "30 days", "30"),
        new Key(file, "nightly", "true", "true", "maybe"));
  }

  private static Stream<Key> uplift() {
    String file = "models/contact_effect.yaml";
    return Stream.of(
        new Key(file, "name", "effect", "effect", BLANK),
        new Key(file, "question", "By how much?", "By how much?", BLANK),
        new Key(file, "label-from", "reviews", "reviews", BLANK),
        new Key(file, "label", "max(stars)", "max(stars)", BLANK),
        new Key(file, "window", "10 days", "10 days", "10"),
        new Key(file, "campaigns", "90 days", "90 days", "90"),
        new Key(file, "attributed-by", "campaign_id", "campaign_id", "campaigns"),
        new Key(file, "learner", "x-learner", "x-learner", "y-learner"),
        new Key(file, "nightly", "true", "true", "maybe"),
        new Key(file, "seed", "9", "9", "9.5"));
  }

  private static Stream<Key> lookalike() {
    String file = "models/like_best.yaml";
    return Stream.of(
        new Key(file, "name", "alike", "alike", BLANK),
        new Key(file, "question", "Like whom?", "Like whom?", BLANK),
        new Key(file, "where", "spend_90d > 9", "spend_90d > 9", BLANK),
        new Key(file, "without", "[spend_90d]", "[spend_90d]", "[no_such_tag]"),
        new Key(file, "nightly", "true", "true", "maybe"),
        new Key(file, "seed", "9", "9", "9.5"));
  }

  private static Stream<Key> segment() {
    String file = "segments/win-back.yaml";
    return Stream.of(
        new Key(file, "name", "back", "back", "Win Back"),
        new Key(file, "title.en", "Back", "Back", BLANK),
        new Key(file, "title.zh", "回来", "回来", BLANK),
        new Key(file, "brand", "Boreas", "Boreas", BLANK),
        new Key(file, "owner", "bi", "bi", BLANK),
        new Key(file, "purpose", "ads", "ads", BLANK),
        new Key(file, "content", "true", "true", "maybe"),
        new Key(file, "retention", "9 days", "9 days", "9"),
        new Key(file, "where", "true", "true", BLANK),
        new Key(file, "wants.item", "S003", "S003", BLANK),
        new Key(file, "wants.top", "500", "500", "0"),
        new Key(file, "include", "[]", "[]", "[nobody]"),
        new Key(file, "exclude", "[]", "[]", "[nobody]"),
        new Key(file, "rank-by", "spend_90d", "spend_90d", LIST),
        new Key(file, "draw", "7", "7", "seven"),
        new Key(file, "limit", "5", "5", "0"),
        new Key(file, "quota.by", "[spend_90d]", "[spend_90d]", "[]"),
        new Key(file, "quota.each", "9", "9", "0"),
        new Key(file, "worth.uplift", "spend_90d", "spend_90d", LIST),
        new Key(file, "worth.score", "spend_90d", "spend_90d", LIST),
        new Key(file, "worth.value", "9", "9", BLANK),
        new Key(file, "worth.cost", "2.5", "2.5", "0"),
        new Key(file, "worth.budget", "2.5", "2.5", "0.5"),
        new Key(file, "holdout", "0.5", "0.5", "0.51"),
        new Key(file, "holdout-unit.by", "spend_90d", "spend_90d", LIST),
        new Key(file, "holdout-unit.everywhere", "true", "true", "maybe"),
        new Key(file, "suppress", "{staff: staff}", "{staff=staff}", "staff"),
        new Key(file, "destinations", "[]", "[]", "[nowhere]"));
  }

  private static Stream<Key> to() {
    String file = "destinations/generic.yaml";
    return Stream.of(
        new Key(file, "name", "generic", "generic", BLANK),
        new Key(file, "platform", "weibo", "weibo", BLANK),
        new Key(file, "dialect", "json", "json", "tsv"),
        new Key(file, "id", "phone", "phone", "telephone"),
        new Key(file, "also", "[]", "[]", "[phone]"),
        new Key(file, "fields", "{}", "{}", "{ct: city}"),
        new Key(file, "columns", "[a, b]", "[a, b]", "a"),
        new Key(file, "channel", "sms", "sms", "SMS!"),
        new Key(file, "region", "GB", "GB", "Britain"),
        new Key(file, "minimum-size", "1", "1", "0"),
        new Key(file, "byte-order-mark", "true", "true", "yes"),
        new Key(file, "max-file-mb", "5", "5", "1"),
        new Key(file, "cap.contacts", "3", "3", "0"),
        new Key(file, "cap.days", "7", "7", "400"),
        new Key(file, "cap.selling", "2", "2", "0"),
        new Key(file, "matched.one.uploaded", "9", "9", "0"),
        new Key(file, "matched.one.matched", "5", "5", "-1"));
  }
}
