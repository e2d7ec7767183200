package org.kith.jobs.destination.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.Lines;
import org.kith.jobs.destination.file.Zipped;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/**
 * Tencent Ads, which sells WeChat Moments: one id a line, zipped, at most 100 MB; as an audience
 * ({@code custom_audience_files/add}) or as a tag with the time since when it holds ({@code
 * custom_tag_files/add}).
 *
 * <p>Forms and vectors: developers.e.qq.com, audience_management/file, and v3.0 user_actions/add.
 * The salted types are left out, because their salt is not documented.
 */
record Tencent(String name, String entry, Function<Layout, Format> lines) implements Dialect {

  private static final long MAX_BYTES = 100_000_000;

  private static final List<IdType> IDS =
      List.of(
          IdType.of("HASH_MOBILE_PHONE", "phone", Form.CHINESE_MOBILE, Hashing.MD5),
          IdType.of("SHA256_MOBILE_PHONE", "phone", Form.CHINESE_MOBILE, Hashing.SHA256),
          IdType.of("WECHAT_OPENID", "wechat_openid", Form.WORD, Hashing.NONE),
          IdType.of("WX_OPENID", "wechat_openid", Form.WORD, Hashing.NONE),
          IdType.of("WX_UNIONID", "wechat_unionid", Form.WORD, Hashing.NONE),
          IdType.of("IDFA", "idfa", Form.UPPER_UUID, Hashing.NONE),
          IdType.of("HASH_IDFA", "idfa", Form.UPPER_UUID, Hashing.MD5),
          IdType.of("MD5_SHA256_IDFA", "idfa", Form.UPPER_UUID, Hashing.MD5_SHA256),
          IdType.of("IMEI", "imei", Form.IMEI, Hashing.NONE),
          IdType.of("HASH_IMEI", "imei", Form.IMEI, Hashing.MD5),
          IdType.of("MD5_SHA256_IMEI", "imei", Form.IMEI, Hashing.MD5_SHA256),
          IdType.of("OAID", "oaid", Form.WORD, Hashing.NONE),
          IdType.of("HASH_OAID", "oaid", Form.WORD, Hashing.MD5),
          IdType.of("MD5_SHA256_OAID", "oaid", Form.WORD, Hashing.MD5_SHA256),
          IdType.of("MAC", "mac", Form.MAC, Hashing.NONE),
          IdType.of("HASH_MAC", "mac", Form.MAC, Hashing.MD5),
          IdType.of("CAID", "caid", Form.CAID, Hashing.NONE));

  static final List<Dialect> ALL =
      List.of(
          new Tencent("tencent", "audience.txt", layout -> new Lines()),
          new Tencent("tencent-tags", "tag.csv", layout -> new Lines("," + layout.unixSeconds())));

  @Override
  public List<IdType> ids() {
    return IDS;
  }

  @Override
  public String extension() {
    return ".zip";
  }

  @Override
  public Format format(Layout layout) {
    return new Zipped(lines.apply(layout), entry);
  }

  @Override
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public List<String> unverified(IdType id) {
    return id.hashing() == Hashing.MD5_SHA256 || id.name().startsWith("SHA256")
        ? List.of("Tencent documents this hash for user actions; files are taken to want the same.")
        : List.of();
  }

  @Override
  public Map<String, Object> upload(IdType id, Operation operation) {
    Map<String, Object> upload = new LinkedHashMap<>();
    upload.put("user_id_type", id.name());
    upload.put("operation_type", operation == Operation.REMOVE ? "REDUCE" : "APPEND");
    if (id.name().endsWith("OPENID")) {
      upload.put("open_app_id", "the app under which the openids were given");
    }
    return upload;
  }
}
