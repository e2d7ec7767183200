package org.kith.features.tag;

import java.util.Map;
import org.kith.features.tag.TagDefinition.Words;

/** What is not there, in words. */
final class Missing {

  private static final Map<String, Words> COLUMNS =
      Map.of(
          "occurred_at", new Words("no dates", "没有日期"),
          "category", new Words("no categories", "没有品类"),
          "department", new Words("no departments", "没有部门"),
          "brand", new Words("no brands", "没有品牌"),
          "channel", new Words("no channels", "没有渠道"),
          "topic", new Words("no topics", "没有话题"),
          "coupon_id", new Words("no coupons", "没有优惠券"),
          "discount", new Words("no discounts", "没有折扣"));

  private static final Map<String, String> RELATIONS =
      Map.ofEntries(
          Map.entry("members", "会员资料"),
          Map.entry("golden_records", "会员主档"),
          Map.entry("seeded_purchases", "种草购买"),
          Map.entry("cascades", "转发链"),
          Map.entry("orders", "订单"),
          Map.entry("reviews", "评价"),
          Map.entry("social_events", "社交行为"),
          Map.entry("social_events_received", "收到的社交行为"),
          Map.entry("social_ties", "社交关系"),
          Map.entry("social_ties_received", "被关注关系"),
          Map.entry("groups", "社群"),
          Map.entry("referrals", "推荐记录"),
          Map.entry("referrals_received", "被推荐记录"),
          Map.entry("offers", "优惠券记录"),
          Map.entry("offers_received", "收到的优惠券"),
          Map.entry("points", "积分"),
          Map.entry("memberships", "付费会员"),
          Map.entry("service_messages", "客服消息"),
          Map.entry("exposures", "广告曝光"),
          Map.entry("consents", "授权"),
          Map.entry("attributes", "外部属性"),
          Map.entry("ties", "人际关系"),
          Map.entry("communities", "圈子"));

  private Missing() {}

  static Words relation(String name) {
    return new Words("no " + name, "没有" + RELATIONS.getOrDefault(name, " " + name) + "数据");
  }

  static Words column(String name) {
    return COLUMNS.getOrDefault(name, new Words("no " + name, "没有 " + name + " 数据"));
  }
}
