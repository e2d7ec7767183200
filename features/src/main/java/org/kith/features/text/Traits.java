package org.kith.features.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * What of a text a linear model looks at: which words it has, and which runs of one to {@value
 * #LONGEST} characters, each hashed to a number below {@value #SPACE}.
 *
 * <p>How often something stands in a text does not count, so that one that repeats itself says no
 * more than once.
 */
final class Traits {

  /** Numbers that a trait may have. */
  static final int SPACE = 1 << 20;

  private static final int LONGEST = 3;
  private static final int SEED = 17;

  private Traits() {}

  /** The traits' numbers, rising, each once; none for a blank text. */
  static int[] of(String text) {
    String plain = PlainText.of(text);
    List<String> words = Segmenter.ofPlain(plain);
    int[] letters = plain.codePoints().toArray();
    IntStream.Builder numbers = IntStream.builder();
    words.forEach(word -> numbers.add(number("w" + word)));
    for (int length = 1; length <= LONGEST; length++) {
      for (int i = 0; i + length <= letters.length; i++) {
        numbers.add(number(length + new String(letters, i, length)));
      }
    }
    return numbers.build().sorted().distinct().toArray();
  }

  /** By which each of so many traits is divided, so that long texts weigh what short ones do. */
  static double norm(int traits) {
    return Math.sqrt(Math.max(1, traits));
  }

  private static int number(String trait) {
    byte[] bytes = trait.getBytes(StandardCharsets.UTF_8);
    return Murmur3_x86_32.hashUnsafeBytes2(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, SEED)
        & (SPACE - 1);
  }
}
