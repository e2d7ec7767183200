package org.kith.jobs.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.report.NightFigures.Consent;
import org.kith.jobs.report.NightFigures.Distribution;
import org.kith.jobs.report.NightFigures.Export;
import org.kith.jobs.report.NightFigures.NotApplicable;
import org.kith.jobs.report.NightFigures.Outcome;
import org.kith.jobs.report.NightFigures.Reach;
import org.kith.jobs.report.NightFigures.Segment;
import org.kith.jobs.report.NightFigures.Source;
import org.kith.jobs.report.NightFigures.Tag;
import org.kith.jobs.report.NightFigures.Totals;

/** Figures of made-up nights: a full one, those before it, and one of which nothing is known. */
final class SampleNight {

  static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  private SampleNight() {}

  /** A night on which everything ran. */
  static NightFigures full() {
    return night("Aurora Tea 曙光茶", DAY, 0);
  }

  /** The nights before {@link #full}, newest first. */
  static List<NightFigures> earlier(int nights) {
    List<NightFigures> earlier = new ArrayList<>();
    for (int ago = 1; ago <= nights; ago++) {
      earlier.add(night("Aurora Tea 曙光茶", DAY.minusDays(ago), ago));
    }
    return earlier;
  }

  /** A night that had no sources, tags, models or segments. */
  static NightFigures bare() {
    return new NightFigures(
        "Bare",
        DAY,
        "0f3a",
        Outcome.PUBLISHED,
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
        null,
        null,
        null);
  }

  /** The same night for a brand of that name, whose every name is as hostile. */
  static NightFigures named(String name) {
    Words title = new Words(name, name + "文");
    Map<String, Long> people = Map.of(name, 40L);
    return new NightFigures(
        name,
        DAY,
        name,
        Outcome.REFUSED,
        name,
        name,
        true,
        new Consent(Consent.Kind.ASSUMED, name, name),
        new Totals(100, 200, 300),
        List.of(new Source(name, name, 10, 5, 0, 5, Map.of(name, 5L))),
        List.of(new NotApplicable(name, name)),
        List.of(new Tag(name, title, name, 50)),
        List.of(new Distribution(name, title, people)),
        List.of(SampleModels.named(name)),
        List.of(
            new Segment(
                name,
                title,
                name,
                90,
                80,
                70,
                people,
                60,
                10,
                null,
                List.of(
                    new Reach(name, 50, 30, 5, Map.of(name, 30L), 40),
                    new Reach(name + "2", 50, 0, 0, Map.of(), 40)))),
        List.of(new Export(name, name, name, 40, name)),
        List.of(new StageTime(name, 1, name)));
  }

  private static NightFigures night(String brand, LocalDate day, int ago) {
    return new NightFigures(
        brand,
        day,
        "2026-06-30-%07x".formatted(0x8c41f2e - 7919 * ago),
        Outcome.PUBLISHED,
        null,
        null,
        true,
        new Consent(
            Consent.Kind.ASSUMED,
            "marketing",
            "a simulated brand; its people exist only in this data."),
        new Totals(2987 - 6L * ago + ago % 3, 68_412 - 211L * ago, 149_350 - 300L * ago),
        sources(ago),
        notes(),
        tags(ago),
        distributions(),
        SampleModels.all(),
        segments(ago),
        exports(ago),
        stages(ago));
  }

  private static List<Source> sources(int ago) {
    return List.of(
        new Source(
            "crm-members",
            "members",
            3214 - 4L * ago,
            3102 - 4L * ago,
            64,
            48,
            rules("phone-format", 31, "birth-date-range", 12, "key-missing", 5)),
        new Source(
            "shop-orders",
            "orders",
            45_120 - 61L * ago,
            44_871 - 61L * ago,
            132,
            117,
            rules(
                "future",
                44,
                "quantity-range",
                31,
                "type:price",
                22,
                "item-unknown",
                11,
                "wide-row",
                6,
                "year-range",
                3)),
        new Source(
            "weibo",
            "social_events",
            88_431 - 97L * ago,
            88_102 - 97L * ago,
            301,
            28,
            rules("type:occurred_at", 28)),
        new Source("wechat-groups", "groups", 5_210, 5_210, 0, 0, Map.of()),
        new Source("consent-log", "consents", 4_877 - 3L * ago, 4_877 - 3L * ago, 0, 0, Map.of()));
  }

  private static List<NotApplicable> notes() {
    return List.of(
        new NotApplicable("store_affinity", "no stores"),
        new NotApplicable("nearest_store", "no stores"),
        new NotApplicable("review_sentiment", "no reviews"));
  }

  private static List<Tag> tags(int ago) {
    return List.of(
        tag("recency_days", "Days since last order", "最近一次消费", "statistic", 2411 - ago),
        tag("frequency_365", "Orders in a year", "年消费次数", "statistic", 2411 - ago),
        tag("spend_365", "Spend in a year", "年消费金额", "statistic", 2405 - ago),
        tag("price_sensitivity", "Price sensitivity", "价格敏感度", "statistic", 1702),
        tag("category_affinity", "Category affinity", "品类偏好", "preference", 2398),
        tag("brand_affinity", "Brand affinity", "品牌偏好", "preference", 2120),
        tag("channel", "Preferred channel", "渠道偏好", "preference", 2388),
        tag("lifecycle", "Lifecycle stage", "生命周期阶段", "lifecycle", 2987),
        tag("ladder", "Ladder", "用户阶梯", "lifecycle", 2987),
        tag(
            "social_engagement",
            "Social engagement over the last ninety days",
            "社交互动",
            "social",
            1311),
        tag("community_role", "Role in the community", "社群角色", "social", 864),
        tag("referrer", "Has referred somebody", "裂变推荐人", "social", 7));
  }

  private static Tag tag(String name, String en, String zh, String kind, long people) {
    return new Tag(name, new Words(en, zh), kind, people);
  }

  private static List<Distribution> distributions() {
    return List.of(
        new Distribution(
            "lifecycle",
            new Words("Lifecycle", "生命周期"),
            rules(
                "prospect",
                576,
                "new",
                312,
                "active",
                1104,
                "at_risk",
                398,
                "dormant",
                371,
                "lost",
                226)),
        new Distribution(
            "ladder",
            new Words("Ladder", "用户阶梯"),
            rules("target", 830, "fan", 941, "member", 1212, "partner", 4)));
  }

  private static List<Segment> segments(int ago) {
    return List.of(
        new Segment(
            "feed-ad",
            new Words("Feed-ad lookers", "信息流人群"),
            "advertising",
            1104 - 3L * ago,
            871,
            822,
            rules("contacted-lately", 41, "open-complaint", 8),
            676,
            75,
            0.0412,
            List.of(new Reach("generic-csv", 751, 0, 0, Map.of(), 676))),
        new Segment(
            "cross-sell",
            new Words("Tea lovers without a cup", "交叉销售人群"),
            "marketing",
            642 + 2L * ago,
            498,
            470,
            rules("contacted-lately", 28),
            423,
            47,
            0.0538,
            List.of(
                new Reach("generic-csv", 470, 0, 0, Map.of(), 423),
                new Reach(
                    "wechat-openid",
                    312,
                    1291,
                    36,
                    Map.of("feed-ad/generic-csv", 1284L, "win-back/generic-csv", 7L),
                    281))),
        new Segment(
            "win-back",
            new Words("Win back", "召回人群"),
            "marketing",
            371,
            204,
            9,
            Map.of(),
            9,
            0,
            null,
            List.of(new Reach("generic-csv", 8, 0, 0, Map.of(), 0))));
  }

  private static List<Export> exports(int ago) {
    return List.of(
        export("feed-ad", "generic-csv", 676 - ago, "9b1c7f04"),
        export("cross-sell", "generic-csv", 423, "04e7aa21"),
        export("cross-sell", "wechat-openid", 281, "c55d9e30"));
  }

  private static Export export(String segment, String destination, long rows, String sha) {
    String path = "exports/" + segment + "/2026-06-30-8c41f2e/" + destination + "/audience.csv";
    return new Export(segment, destination, path, rows, sha.repeat(8));
  }

  private static List<StageTime> stages(int ago) {
    double slower = 1 + 0.04 * ago;
    return List.of(
        new StageTime("ingest", 18.42 * slower, "done"), new StageTime("identify", 6.13, "done"),
        new StageTime("profile", 14.87 * slower, "done"),
            new StageTime("train", 31.05 / slower, "done"),
        new StageTime("score", 7.71, "done"), new StageTime("segment", 4.02, "done"),
        new StageTime("export", 1.38, "done"), new StageTime("publish", 0.61, "done"));
  }

  /** Names and counts in turn, in their order. */
  static Map<String, Long> rules(Object... namesAndCounts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndCounts.length; i += 2) {
      counts.put((String) namesAndCounts[i], ((Number) namesAndCounts[i + 1]).longValue());
    }
    return counts;
  }
}
