package org.kith.jobs.settings.yaml;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.kith.features.error.NearestName;
import org.kith.features.error.SettingFault;

/** The types that one YAML value is read as: text, numbers, truth values, and what is added. */
public final class Scalars {

  /** How a type is read; {@code names} are its legal values where they can be told one by one. */
  private record Reader<T>(Function<String, T> read, T standIn, List<String> names) {}

  private static final Map<Type, Object> ABSENT =
      Map.of(boolean.class, false, int.class, 0, long.class, 0L, double.class, 0.0);

  private final Map<Type, Reader<?>> readers = new LinkedHashMap<>();

  /** Readers for text, numbers and truth values. */
  public Scalars() {
    with(String.class, text -> text, "");
    with(int.class, text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE), 0);
    with(Integer.class, text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE), null);
    with(long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE), 0L);
    with(Long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE), null);
    with(double.class, Scalars::number, 0.0);
    with(Double.class, Scalars::number, null);
    with(boolean.class, Scalars::truth, false);
    with(Boolean.class, Scalars::truth, null);
  }

  /**
   * Adds a type.
   *
   * @param read from text; throws {@link SettingFault} for text that is not legal
   * @param standIn takes the place of a value at fault, so that a record's other faults come to
   *     light
   */
  public <T> Scalars with(Class<T> type, Function<String, T> read, T standIn) {
    readers.put(type, new Reader<>(read, standIn, List.of()));
    return this;
  }

  /** Adds a type whose legal values have names; the first stands in for a value at fault. */
  public <T> Scalars withNames(Class<T> type, Map<String, T> legal) {
    List<String> names = List.copyOf(legal.keySet());
    Function<String, T> read =
        text -> {
          if (!legal.containsKey(text)) {
            throw new SettingFault("", text, "one of " + String.join(", ", names));
          }
          return legal.get(text);
        };
    readers.put(type, new Reader<>(read, legal.get(names.get(0)), names));
    return this;
  }

  /** Adds an enum, by its constants' names in lower case. */
  public <T extends Enum<T>> Scalars withEnum(Class<T> type) {
    Map<String, T> constants = new LinkedHashMap<>();
    for (T constant : type.getEnumConstants()) {
      constants.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return withNames(type, constants);
  }

  boolean reads(Type type) {
    return readers.containsKey(type);
  }

  Object read(Type type, String text) {
    return readers.get(type).read().apply(text);
  }

  /** What to do about text that is not legal. */
  String hint(Type type, String text) {
    return NearestName.hint(text, readers.get(type).names(), "Correct the value.");
  }

  /**
   * What a key that is not written amounts to: nothing, or the 0 or false that its type has to
   * have.
   */
  static Object absent(Type type) {
    return ABSENT.get(type);
  }

  Object standIn(Type type) {
    return readers.containsKey(type) ? readers.get(type).standIn() : null;
  }

  private static long whole(String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notWhole) {
      // falls through to the fault that numbers out of range have too
    }
    throw new SettingFault("", text, "a whole number from %d to %d".formatted(least, most));
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notNumber) {
      // falls through to the fault that numbers without end have too
    }
    throw new SettingFault("", text, "a number");
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new SettingFault("", text, "true or false");
    }
    return text.equals("true");
  }
}
