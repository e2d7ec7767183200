package org.kith.jobs.world.file;

import java.util.Locale;

/**
 * The layout of one source's files, as the brand's systems deliver them.
 *
 * <p>A column may say what it holds: {@code :i} a whole number, {@code :m} an amount, {@code :b} a
 * truth value, {@code :t} an instant, {@code :d} a date, {@code :x} free text, {@code :k} a cell
 * without which the row means nothing.
 */
public enum Sheet {
  MEMBERS(
      "crm/members",
      "csv",
      ',',
      "member_no:k phone email unionid registered_at:t full_name:x gender birth_date:d city province store_no"
          + " level acquired staff:b"),
  WEIBO_ACCOUNTS(
      "weibo/accounts",
      "jsonl",
      ',',
      "uid:k nickname:x gender city mobile first_seen_at:t real_name birthday:d"),
  WECHAT_ACCOUNTS(
      "wechat/accounts",
      "tsv",
      '\t',
      "unionid:k openid nickname:x mobile city subscribed_at:t real_name birthday:d"),
  CATALOG(
      "erp/catalog",
      "csv",
      ';',
      "sku:k title_en:x title_zh:x brand department category category_zh subcategory subcategory_zh list_price:m"
          + " price_tier rung rebuy:b listed_on:d delisted_on:d"),
  STORES("erp/stores", "csv", ',', "store_no:k title:x city province lat:m lon:m opened_on:d"),
  STOCK("erp/stock", "tsv", '\t', "sku:k store_no units:i counted_at:t"),
  ORDERS(
      "pos/orders",
      "csv.gz",
      ',',
      "order_no:k line_no:i ordered_at:t loaded_at:t member_no phone unionid device sku title:x kind quantity:i"
          + " unit_price:m paid:m discount:m channel store_no coupon campaign"),
  REVIEWS(
      "app/reviews",
      "jsonl.gz",
      ',',
      "review_id:k member_no unionid sku stars:i helpful_votes:i text:x written_at:t"),
  WEIBO_EVENTS(
      "weibo/events",
      "jsonl.gz",
      ',',
      "event_id:k uid kind target_event_id other_uid sku topic text:x campaign created_at:t"),
  WECHAT_EVENTS(
      "wechat/events",
      "tsv.gz",
      '\t',
      "event_id:k openid kind target_event_id other_openid sku topic text:x campaign created_at:t"),
  WEIBO_TIES("weibo/ties", "csv", ',', "uid:k other_uid kind strength:m since:t"),
  WECHAT_TIES("wechat/ties", "csv", ';', "openid:k other_openid kind strength:m since:t"),
  GROUPS("wechat/groups", "tsv", '\t', "group_id:k openid title:x role joined_at:t"),
  REFERRALS(
      "crm/referrals",
      "csv",
      ';',
      "code:k referrer_member referrer_unionid friend_member friend_phone order_no referred_at:t"),
  OFFERS(
      "crm/offers",
      "csv.gz",
      ',',
      "coupon_id:k event member_no phone friend_member friend_phone campaign sku order_no amount:m happened_at:t"),
  POINTS(
      "crm/points", "tsv.gz", '\t', "entry_id member_no:k points:i reason:x order_no booked_at:t"),
  MEMBERSHIPS(
      "crm/memberships",
      "csv",
      ',',
      "contract_no member_no:k tier event starts_on:d ends_on:d fee:m happened_at:t"),
  SERVICE_MESSAGES(
      "service/messages",
      "jsonl",
      ',',
      "message_id:k member_no phone unionid reason channel text:x received_at:t"),
  EXPOSURES(
      "ads/exposures",
      "csv.gz",
      ',',
      "campaign:k title:x arm member_no channel media cost:m clicked:b ends_on:d exposed_at:t"),
  CONSENTS(
      "crm/consents",
      "csv",
      ',',
      "member_no phone unionid uid purpose:k channel granted:b decided_at:t"),
  ATTRIBUTES(
      "partners/attributes",
      "csv",
      ';',
      "phone:k name value:x provenance licence expires_on:d delivered_at:t");

  private final String folder;
  private final String extension;
  private final char delimiter;
  private final String columns;

  Sheet(String folder, String extension, char delimiter, String columns) {
    this.folder = folder;
    this.extension = extension;
    this.delimiter = delimiter;
    this.columns = columns;
  }

  /** The source's name in the configuration and in the truth. */
  public String source() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Folder of its files, under {@code data}. */
  public String folder() {
    return folder;
  }

  String extension() {
    return extension;
  }

  char delimiter() {
    return delimiter;
  }

  boolean isJson() {
    return extension.startsWith("json");
  }

  boolean isZipped() {
    return extension.endsWith(".gz");
  }

  Columns columns() {
    return new Columns(columns);
  }
}
