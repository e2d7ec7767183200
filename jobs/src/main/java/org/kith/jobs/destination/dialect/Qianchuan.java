package org.kith.jobs.destination.dialect;

import java.util.List;
import java.util.Map;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.Lines;
import org.kith.jobs.destination.file.Zipped;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/** Qianchuan: one id a line, zipped, at most 25 MB so that it uploads in one piece. */
record Qianchuan() implements Dialect {

  private static final long MAX_BYTES = 25_000_000;

  /** By the names that we give to the vendor's numbers. */
  private static final Map<String, Integer> DATA_TYPES =
      Map.of(
          "IMEI", 1,
          "IDFA", 2,
          "MAC", 5,
          "IMEI_MD5", 11,
          "IDFA_MD5", 12,
          "PHONE_SHA256", 14,
          "OAID", 15,
          "OAID_MD5", 16,
          "PHONE_MD5", 17);

  private static final List<IdType> IDS =
      List.of(
          IdType.of("PHONE_SHA256", "phone", Form.CHINESE_MOBILE, Hashing.SHA256),
          IdType.of("PHONE_MD5", "phone", Form.CHINESE_MOBILE, Hashing.MD5),
          IdType.of("IMEI", "imei", Form.IMEI, Hashing.NONE),
          IdType.of("IMEI_MD5", "imei", Form.IMEI, Hashing.MD5),
          IdType.of("IDFA", "idfa", Form.UPPER_UUID, Hashing.NONE),
          IdType.of("IDFA_MD5", "idfa", Form.UPPER_UUID, Hashing.MD5),
          IdType.of("OAID", "oaid", Form.LOWER_UUID, Hashing.NONE),
          IdType.of("OAID_MD5", "oaid", Form.WORD, Hashing.MD5),
          IdType.of("MAC", "mac", Form.MAC, Hashing.NONE));

  @Override
  public String name() {
    return "qianchuan";
  }

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
    return new Zipped(new Lines(), "audience.txt");
  }

  @Override
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public List<String> unverified(IdType id) {
    return List.of("The vendor does not say how an id is written before hashing.");
  }

  @Override
  public Map<String, Object> upload(IdType id, Operation operation) {
    return Map.of("data_type", DATA_TYPES.get(id.name()));
  }
}
