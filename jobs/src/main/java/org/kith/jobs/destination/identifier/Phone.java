package org.kith.jobs.destination.identifier;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number, read by libphonenumber.
 *
 * <p>Its length has to be possible in its country; of Chinese numbers only mobile ones count.
 * Whether the range has been given out is not asked: lists of ranges lag behind the carriers, which
 * is how validators came to refuse 16x and 19x.
 *
 * @param country calling code, 86 for China
 * @param national the number within the country, digits
 */
record Phone(int country, String national) {

  private static final int CHINA = 86;
  private static final Pattern SHAPE = Pattern.compile("\\+?[0-9(][0-9 ()./-]*");
  private static final Pattern CHINESE_MOBILE = Pattern.compile("1[3-9][0-9]{9}");

  /**
   * Reads a number.
   *
   * @param text NFKC, without invisible marks
   * @param region where a number without a country code belongs, ISO 3166-1 alpha-2
   * @return empty for what is no number, as {@code 1.38E10} and extensions
   */
  static Optional<Phone> read(String text, String region) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber parsed = numbers.parse(text, region);
      Phone phone =
          new Phone(parsed.getCountryCode(), numbers.getNationalSignificantNumber(parsed));
      return Optional.of(phone)
          .filter(found -> numbers.isPossibleNumber(parsed))
          .filter(found -> !found.isChinese() || found.isChineseMobile());
    } catch (NumberParseException none) {
      return Optional.empty();
    }
  }

  /** With country code, digits alone. */
  String digits() {
    return country + national;
  }

  boolean isChineseMobile() {
    return isChinese() && CHINESE_MOBILE.matcher(national).matches();
  }

  private boolean isChinese() {
    return country == CHINA;
  }
}
