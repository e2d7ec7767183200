package org.kith.features.vault;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/**
 * The one form of a telephone number: eleven digits of a Chinese mobile one, else {@code +} and all
 * digits from the country code on, as libphonenumber reads it. What no country could have given out
 * keeps the digits that it came with.
 */
final class PhoneForm {

  private static final Pattern MARKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}().-]");
  private static final Pattern CHINESE_MOBILE = Pattern.compile("(?:\\+86|0086|86)?(1[0-9]{10})");
  private static final Pattern SHAPE = Pattern.compile("\\+?[0-9]{5,17}");
  private static final Pattern BARE = Pattern.compile("\\+?[0-9]{5,15}");

  private PhoneForm() {}

  /**
   * Brings a number into form.
   *
   * @param text NFKC; a number without a country code is China's
   * @return null where the text is no number
   */
  static String of(String text) {
    String digits = MARKS.matcher(text).replaceAll("");
    var mobile = CHINESE_MOBILE.matcher(digits);
    if (mobile.matches()) {
      // Nearly all numbers are: the library reads one in microseconds, and there are as many as
      // facts.
      return mobile.group(1);
    }
    return SHAPE.matcher(digits).matches() ? international(digits) : null;
  }

  private static String international(String digits) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(digits, "CN");
      if (numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE) {
        return numbers.format(number, PhoneNumberFormat.E164);
      }
    } catch (NumberParseException ofNoCountry) {
      // It keeps its digits.
    }
    return BARE.matcher(digits).matches() ? digits : null;
  }
}
