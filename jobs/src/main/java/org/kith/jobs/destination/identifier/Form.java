package org.kith.jobs.destination.identifier;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * The one form into which a platform wants a value brought before it is hashed or written.
 *
 * <p>A form gives null for what cannot be such a value. Text comes in as NFKC without invisible
 * marks and without blanks at its ends.
 */
public enum Form {
  /** One word, unchanged. */
  WORD((text, region) -> word(text)),
  /** Digits alone, as numeric user ids. */
  DIGITS((text, region) -> matching("[0-9]{1,20}", text)),
  /** Lower case; a dot at the end dropped. */
  EMAIL((text, region) -> email(text)),
  /** As {@link #EMAIL}, without what stands between + and @; starts with a letter or digit. */
  EMAIL_WITHOUT_TAG((text, region) -> emailWithoutTag(text)),
  /** The 11 digits of a Chinese mobile number, without country code. */
  CHINESE_MOBILE(
      (text, region) ->
          Phone.read(text, region)
              .filter(Phone::isChineseMobile)
              .map(Phone::national)
              .orElse(null)),
  /** Plus sign, country code and number. */
  E164((text, region) -> Phone.read(text, region).map(p -> "+" + p.digits()).orElse(null)),
  /** Country code and number, digits alone. */
  E164_DIGITS((text, region) -> Phone.read(text, region).map(Phone::digits).orElse(null)),
  /** A UUID in upper case with its hyphens; all zeros name nobody. */
  UPPER_UUID((text, region) -> uuid(text.toUpperCase(Locale.ROOT))),
  /** A UUID in lower case with its hyphens; all zeros name nobody. */
  LOWER_UUID((text, region) -> uuid(text.toLowerCase(Locale.ROOT))),
  /** 14 or 15 digits or letters in lower case. */
  IMEI((text, region) -> matching("[0-9a-z]{14,15}", text.toLowerCase(Locale.ROOT))),
  /** 12 hex digits in upper case, colons dropped. */
  MAC((text, region) -> matching("[0-9A-F]{12}", text.replace(":", "").toUpperCase(Locale.ROOT))),
  /** 32 digits or letters in lower case. */
  CAID((text, region) -> matching("[0-9a-z]{32}", text.toLowerCase(Locale.ROOT))),
  /** A name on X in lower case, without its @. */
  HANDLE(
      (text, region) ->
          matching("[0-9a-z_]{1,50}", text.toLowerCase(Locale.ROOT).replaceFirst("^@", ""))),
  /** Lower case, punctuation dropped; blanks kept within. */
  NAME((text, region) -> filled(lower(text).replaceAll("\\p{P}", ""))),
  /** Lower case, blanks at the ends dropped. */
  TRIMMED((text, region) -> filled(lower(text))),
  /** Lower case, without blanks and punctuation. */
  PLACE((text, region) -> filled(lower(text).replaceAll("[\\p{P}\\p{Z}\\s]", ""))),
  /** Lower case, without blanks; of the USA the first five digits, of Britain without the unit. */
  POSTCODE(Form::postcode),
  /** A postal code as it is written. */
  PLAIN_POSTCODE((text, region) -> matching("[0-9A-Za-z][0-9A-Za-z -]{1,11}", text)),
  /** ISO 3166-1 alpha-2 in lower case. */
  LOWER_COUNTRY((text, region) -> matching("[a-z]{2}", lower(text))),
  /** ISO 3166-1 alpha-2 in upper case. */
  UPPER_COUNTRY((text, region) -> matching("[A-Z]{2}", text.toUpperCase(Locale.ROOT))),
  /** {@code m} or {@code f}, by the first letter. */
  GENDER((text, region) -> matching("[mf]", lower(text).substring(0, 1))),
  /** Four digits. */
  YEAR((text, region) -> matching("[12][0-9]{3}", text)),
  /** A number of 0 or more. */
  AMOUNT((text, region) -> matching("[0-9]+([.][0-9]+)?", text));

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private final BinaryOperator<String> rule;

  Form(BinaryOperator<String> rule) {
    this.rule = rule;
  }

  /**
   * The value in this form.
   *
   * @param region where phones without a country code belong, ISO 3166-1 alpha-2
   * @return null for null and for what does not fit
   */
  public String of(String text, String region) {
    String cleaned = text == null ? "" : cleaned(text);
    return cleaned.isEmpty() ? null : rule.apply(cleaned, region);
  }

  static String cleaned(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return INVISIBLE.matcher(plain).replaceAll("").strip();
  }

  private static String word(String text) {
    return matching("[^\\s\\p{Z}\\p{Cc},;\"']+", text);
  }

  private static String email(String text) {
    return matching("[^@\\s]+@[^@\\s]+\\.[^@\\s]+", lower(text).replaceFirst("[.]+$", ""));
  }

  private static String emailWithoutTag(String text) {
    String email = email(text);
    return email == null
        ? null
        : matching("[\\p{L}\\p{N}][^@]*@.+", email.replaceFirst("[+][^@]*@", "@"));
  }

  private static String uuid(String text) {
    return text.equals(NOBODY)
        ? null
        : matching("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", text);
  }

  private static String postcode(String text, String region) {
    String code = lower(text).replaceAll("\\s", "");
    if (region.equals("US")) {
      return matching("[0-9]{5}", code.substring(0, Math.min(5, code.length())));
    }
    return region.equals("GB") && code.length() > 4
        ? filled(code.substring(0, code.length() - 2))
        : filled(code);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).strip();
  }

  private static String filled(String text) {
    String kept = text.replaceAll("\\p{Cc}", "").strip();
    return kept.isEmpty() ? null : kept;
  }

  private static String matching(String shape, String text) {
    return text.matches(shape) ? text : null;
  }
}
