package org.kith.jobs.destination.dialect;

import java.util.List;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/**
 * TikTok's customer file: a CSV file below 1 GB with at least 1,000 people.
 *
 * <p>Its help has said both that a phone keeps its + and that it loses it; the hash that it shows
 * is of digits alone, which is followed.
 */
record TikTok() implements CsvDialect {

  private static final long MAX_BYTES = 999_999_999;
  private static final long MINIMUM = 1_000;
  private static final List<String> MOBILE = List.of("idfa", "gaid");

  private static final List<IdType> IDS =
      List.of(
          IdType.of("Email_SHA256", "email", Form.EMAIL_WITHOUT_TAG, Hashing.SHA256),
          IdType.of("Phone_SHA256", "phone", Form.E164_DIGITS, Hashing.SHA256),
          new IdType("MAID", MOBILE, Form.LOWER_UUID, Hashing.NONE),
          new IdType("MAID_MD5", MOBILE, Form.LOWER_UUID, Hashing.MD5),
          new IdType("MAID_SHA256", MOBILE, Form.LOWER_UUID, Hashing.SHA256));

  @Override
  public String name() {
    return "tiktok";
  }

  @Override
  public List<IdType> ids() {
    return IDS;
  }

  @Override
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public long minimumSize() {
    return MINIMUM;
  }

  @Override
  public List<String> unverified(IdType id) {
    return id.name().equals("Phone_SHA256")
        ? List.of("TikTok's help contradicts itself on the + of a phone; without it here.")
        : List.of();
  }
}
