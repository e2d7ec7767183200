package org.kith.features.vault;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/**
 * The one form of a telephone number: {@code +} and all digits from the country code on, as
 * libphonenumber reads it; for a brand of China, a Chinese mobile one's eleven digits. What no
 * country could have given out keeps the digits that it came with.
 */
final class PhoneForm {

  private static final String CHINA = "CN";
  private static final Pattern MARKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}().-]");
  private static final Pattern CHINESE_MOBILE = Pattern.compile("(\\+86|0086|86)?(1[0-9]{10})");
  private static final Pattern SHAPE = Pattern.compile("\\+?[0-9]{5,17}");
  private static final Pattern BARE = Pattern.compile("\\+?[0-9]{5,15}");

  private PhoneForm() {}

  /**
   * Brings a number into form.
   *
   * @param text NFKC
   * @param country whose a number without a country code is, ISO 3166-1 alpha-2
   * @return null where the text is no number
   */
  static String of(String text, String country) {
    String digits = MARKS.matcher(text).replaceAll("");
    var mobile = CHINESE_MOBILE.matcher(digits);
    if (mobile.matches() && country.equals(CHINA)) {
      // Nearly all numbers are: the library reads one in microseconds, and there are as many as
      // facts.
      return mobile.group(2);
    }
    if (mobile.matches() && mobile.group(1) != null) {
      return "+86" + mobile.group(2);
    }
    return SHAPE.matcher(digits).matches() ? international(digits, country) : null;
  }

  private static String international(String digits, String country) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(digits, country);
      if (numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE) {
        return numbers.format(number, PhoneNumberFormat.E164);
      }
    } catch (NumberParseException ofNoCountry) {
      // It keeps its digits.
    }
    return BARE.matcher(digits).matches() ? digits : null;
  }
}
