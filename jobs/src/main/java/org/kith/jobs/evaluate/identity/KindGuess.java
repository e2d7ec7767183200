package org.kith.jobs.evaluate.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.kith.features.identity.match.FieldKind;

/** Guesses what a column says of people: by its name, else by its values. */
final class KindGuess {

  private static final double MOST = 0.9;
  private static final Map<FieldKind, Pattern> NAMES = names();
  private static final Map<FieldKind, Pattern> VALUES = values();

  private KindGuess() {}

  /**
   * The kind of a column.
   *
   * @param sample some of its values, none null
   */
  static FieldKind of(String column, List<String> sample) {
    String name = column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    return NAMES.entrySet().stream()
        .filter(each -> each.getValue().matcher(name).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> byValues(sample));
  }

  private static FieldKind byValues(List<String> sample) {
    for (Map.Entry<FieldKind, Pattern> each : VALUES.entrySet()) {
      long fit = sample.stream().filter(value -> each.getValue().matcher(value).matches()).count();
      if (!sample.isEmpty() && fit >= MOST * sample.size()) {
        return each.getKey();
      }
    }
    return FieldKind.OTHER;
  }

  private static Map<FieldKind, Pattern> names() {
    Map<FieldKind, Pattern> names = new LinkedHashMap<>();
    names.put(FieldKind.EMAIL, Pattern.compile("mail|邮箱"));
    names.put(FieldKind.PHONE, Pattern.compile("phone|mobile|(^|_)tel|手机|电话"));
    names.put(FieldKind.BIRTH_DATE, Pattern.compile("birth|(^|_)dob($|_)|生日|出生"));
    names.put(FieldKind.POSTCODE, Pattern.compile("post_?code|postal|(^|_)zip|邮编"));
    names.put(FieldKind.HOUSE_NUMBER, Pattern.compile("(house|street|building)_?(no|num)|门牌"));
    names.put(FieldKind.CITY, Pattern.compile("city|suburb|town|locality|城市"));
    names.put(FieldKind.REGION, Pattern.compile("^state($|_)|region|province|county|省"));
    names.put(FieldKind.STREET, Pattern.compile("street|address|addr($|_)|road|地址|街"));
    names.put(FieldKind.SURNAME, Pattern.compile("surname|last_?name|family_?name|lname|^姓$"));
    names.put(FieldKind.GIVEN_NAME, Pattern.compile("given|first_?name|fore_?name|fname|^名$"));
    names.put(FieldKind.FULL_NAME, Pattern.compile("^(full_?)?name$|full_?name|姓名"));
    return names;
  }

  private static Map<FieldKind, Pattern> values() {
    Map<FieldKind, Pattern> values = new LinkedHashMap<>();
    values.put(FieldKind.EMAIL, Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"));
    values.put(
        FieldKind.BIRTH_DATE,
        Pattern.compile("(18|19|20)\\d\\d[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\\d|3[01])"));
    values.put(FieldKind.PHONE, Pattern.compile("(\\+|00)?[0-9][0-9 ().-]{8,16}"));
    return values;
  }
}
