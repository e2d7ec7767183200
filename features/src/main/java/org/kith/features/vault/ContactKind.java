package org.kith.features.vault;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Kinds of identifier by which a person can be reached or followed, and the one form in which a
 * value of each is hashed and sealed. Every other kind, {@code member} among them, is kept plain.
 */
public final class ContactKind {

  private static final List<String> KINDS =
      List.of(
          "phone",
          "email",
          "wechat_unionid",
          "wechat_openid",
          "weibo_uid",
          "x_handle",
          "x_uid",
          "device",
          "idfa",
          "gaid",
          "oaid",
          "imei",
          "mac",
          "caid");

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{64}");
  private static final Pattern TOKEN = Pattern.compile("\\S+");

  private ContactKind() {}

  /** All kinds. */
  public static List<String> all() {
    return KINDS;
  }

  /** Whether values of the kind may appear only as a keyed hash. */
  public static boolean includes(String kind) {
    return KINDS.contains(kind);
  }

  /**
   * The form in which a value is compared: phones as {@link PhoneForm} has them, e-mail addresses
   * in lower case, full-width characters as plain ones. A phone or an address that comes as a hash
   * already, of 32 or 64 hex digits, is kept as that hash in lower case.
   *
   * @param kind a contact kind
   * @param country whose a phone without a country code is, ISO 3166-1 alpha-2
   * @return null where the text cannot be a value of the kind
   */
  public static String normalise(String kind, String text, String country) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    if ((kind.equals("phone") || kind.equals("email")) && DIGEST.matcher(plain).matches()) {
      return plain.toLowerCase(Locale.ROOT);
    }
    return switch (kind) {
      case "phone" -> PhoneForm.of(plain, country);
      case "email" -> matching(EMAIL, plain.toLowerCase(Locale.ROOT));
      default -> matching(TOKEN, plain);
    };
  }

  private static String matching(Pattern shape, String text) {
    return shape.matcher(text).matches() ? text : null;
  }
}
