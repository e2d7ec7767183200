package org.kith.features.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a writer means to do, told by phrases, Chinese and English, that are listed beside this
 * class. A phrase with a negation right before it, such as 不 or "don't", does not count.
 */
public enum Intent {
  /** The writer wants to buy, asks how to, or has just bought. */
  PURCHASE,
  /** The writer is angry, wants money back, or found a fault. */
  COMPLAINT;

  private static final List<String> NEGATIONS = lines("negation");

  private final Terms<Boolean> phrases = new Terms<>(phrases(name().toLowerCase(Locale.ROOT)));

  /** Whether a text shows the intent; null and blank ones do not. */
  public boolean isIn(String text) {
    return isInPlain(PlainText.of(text));
  }

  boolean isInPlain(String plain) {
    return phrases.in(plain).stream().anyMatch(phrase -> !isNegated(plain, phrase.begin()));
  }

  private static boolean isNegated(String plain, int begin) {
    String before = plain.substring(0, begin).stripTrailing();
    return NEGATIONS.stream().anyMatch(before::endsWith);
  }

  private static Map<String, Boolean> phrases(String list) {
    Map<String, Boolean> phrases = new TreeMap<>();
    lines(list).forEach(phrase -> phrases.put(PlainText.of(phrase), true));
    return phrases;
  }

  private static List<String> lines(String list) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Intent.class.getResourceAsStream(list + ".txt"), StandardCharsets.UTF_8))) {
      return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
