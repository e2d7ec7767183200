package org.kith.jobs.report.words;

import java.util.Locale;
import java.util.Map;

/**
 * Chinese for the field's fixed words: stages, families of tags, lifecycle, ladder, roles, why
 * people are left out, what models foretell.
 */
public final class Glossary {

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("ingest", "读入"),
          Map.entry("identify", "识别"),
          Map.entry("profile", "画像"),
          Map.entry("train", "训练"),
          Map.entry("score", "打分"),
          Map.entry("segment", "圈选"),
          Map.entry("export", "导出"),
          Map.entry("publish", "发布"),
          Map.entry("fact", "事实"),
          Map.entry("statistic", "统计"),
          Map.entry("preference", "偏好"),
          Map.entry("lifecycle", "生命周期"),
          Map.entry("social", "社交"),
          Map.entry("predicted", "预测"),
          Map.entry("rule", "规则"),
          Map.entry("target", "目标用户"),
          Map.entry("fan", "粉丝"),
          Map.entry("member", "会员"),
          Map.entry("partner", "合伙人"),
          Map.entry("prospect", "潜客"),
          Map.entry("new", "新客"),
          Map.entry("active", "活跃"),
          Map.entry("loyal", "忠诚"),
          Map.entry("returning", "回流"),
          Map.entry("at risk", "流失预警"),
          Map.entry("cooling", "降温"),
          Map.entry("dormant", "沉睡"),
          Map.entry("lapsed", "流失"),
          Map.entry("lost", "流失"),
          Map.entry("peripheral", "外围"),
          Map.entry("inbound", "入门"),
          Map.entry("insider", "内部"),
          Map.entry("boundary", "边界"),
          Map.entry("outbound", "外出"),
          Map.entry("attract", "引流"),
          Map.entry("convert", "成交"),
          Map.entry("repurchase", "复购"),
          Map.entry("refer", "裂变"),
          Map.entry("first order", "首单"),
          Map.entry("win back", "召回"),
          Map.entry("just bought", "刚购买过"),
          Map.entry("no consent", "未同意"),
          Map.entry("over limit", "超出人数上限"),
          Map.entry("over quota", "超出配额"),
          Map.entry("first purchase", "首购"),
          Map.entry("coupon redemption", "用券"),
          Map.entry("lapse", "停止购买"),
          Map.entry("referral", "推荐好友"),
          Map.entry("membership start", "开通会员"),
          Map.entry("membership upgrade", "会员升级"),
          Map.entry("membership end", "会员到期"),
          Map.entry("next category", "购买新品类"),
          Map.entry("contact effect", "投放增量"),
          Map.entry("like best", "与优质客户相似"),
          Map.entry("value", "消费价值"),
          Map.entry("marketing", "营销"),
          Map.entry("service", "服务"),
          Map.entry("newsletter", "资讯"),
          Map.entry("content", "内容"),
          Map.entry("high", "高"),
          Map.entry("mid", "中"),
          Map.entry("low", "低"));

  private Glossary() {}

  /** A name as people read it: {@code at_risk} is {@code at risk}. */
  public static String plain(String name) {
    return name.replace('_', ' ').replace('-', ' ');
  }

  /** The Chinese word; null where there is none. */
  public static String chinese(String name) {
    return CHINESE.get(plain(name).toLowerCase(Locale.ROOT));
  }
}
