package org.kith.jobs.destination.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.OceanLines;
import org.kith.jobs.destination.file.Zipped;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/**
 * Ocean Engine's data source: lines of Base64 protobuf, zipped, at most 50 MB; 50 updates a day.
 *
 * <p>The vendor's proto file wants ids in lower case, its own sample has an IDFA in upper case; the
 * proto file is followed.
 */
record OceanEngine() implements Dialect {

  private static final long MAX_BYTES = 50_000_000;
  private static final int UPDATES_A_DAY = 50;

  /** By the name of the vendor's {@code DataType}. */
  private static final Map<String, Integer> DATA_TYPES =
      Map.of(
          "IMEI", 0,
          "IDFA", 1,
          "IMEI_MD5", 4,
          "IDFA_MD5", 5,
          "MOBILE_HASH_SHA256", 6,
          "OAID", 7,
          "OAID_MD5", 8);

  private static final List<IdType> IDS =
      List.of(
          IdType.of("MOBILE_HASH_SHA256", "phone", Form.CHINESE_MOBILE, Hashing.SHA256),
          IdType.of("IMEI", "imei", Form.IMEI, Hashing.NONE),
          IdType.of("IMEI_MD5", "imei", Form.IMEI, Hashing.MD5),
          IdType.of("IDFA", "idfa", Form.LOWER_UUID, Hashing.NONE),
          IdType.of("IDFA_MD5", "idfa", Form.UPPER_UUID, Hashing.MD5),
          IdType.of("OAID", "oaid", Form.LOWER_UUID, Hashing.NONE),
          IdType.of("OAID_MD5", "oaid", Form.WORD, Hashing.MD5));

  @Override
  public String name() {
    return "ocean-engine";
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
    return new Zipped(new OceanLines(DATA_TYPES.get(layout.idName())), "audience.txt");
  }

  @Override
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public OptionalInt updatesADay() {
    return OptionalInt.of(UPDATES_A_DAY);
  }

  @Override
  public List<String> unverified(IdType id) {
    return switch (id.name()) {
      case "MOBILE_HASH_SHA256" ->
          List.of("The vendor does not say how a phone is written before hashing: 11 digits here.");
      case "IDFA" -> List.of("The vendor's proto file says lower case, its sample has upper case.");
      case "IDFA_MD5", "IMEI_MD5", "OAID_MD5" ->
          List.of("The vendor does not say in which case an id is hashed: as for Tencent here.");
      default -> List.of();
    };
  }

  @Override
  public Map<String, Object> upload(IdType id, Operation operation) {
    Map<String, Object> upload = new LinkedHashMap<>();
    upload.put(
        "operation_type",
        switch (operation) {
          case ADD -> 1;
          case REMOVE -> 2;
          case WHOLE -> 3;
        });
    upload.put("then", "publish the audience, once in 24 hours at most, or nothing changes");
    return upload;
  }
}
