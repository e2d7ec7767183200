package org.kith.features.text;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds known terms in a text in one pass, however many there are (Aho and Corasick, 1975).
 *
 * <p>Of terms that overlap the one that begins first is found, and of those that begin together the
 * longest. A term that begins or ends with a letter of an alphabet is found only as whole words.
 */
final class Terms<V> {

  /** A term in a text: where it stands and what it stands for. */
  record Found<V>(int begin, int end, V value) {}

  private final AhoCorasickDoubleArrayTrie<V> trie = new AhoCorasickDoubleArrayTrie<>();
  private final boolean empty;

  /**
   * Learns the terms.
   *
   * @param terms in the form of {@link PlainText}
   */
  Terms(Map<String, V> terms) {
    empty = terms.isEmpty();
    if (!empty) {
      trie.build(new TreeMap<>(terms));
    }
  }

  /** The terms in a text of the form of {@link PlainText}, in order. */
  List<Found<V>> in(String plain) {
    List<Found<V>> found = new ArrayList<>();
    if (empty) {
      return found;
    }
    List<Found<V>> all = new ArrayList<>();
    trie.parseText(
        plain,
        (begin, end, value) -> {
          if (isWhole(plain, begin, end)) {
            all.add(new Found<>(begin, end, value));
          }
        });
    all.sort(
        Comparator.comparingInt((Found<V> one) -> one.begin()).thenComparing(one -> -one.end()));
    int after = 0;
    for (Found<V> one : all) {
      if (one.begin() >= after) {
        found.add(one);
        after = one.end();
      }
    }
    return found;
  }

  private static boolean isWhole(String text, int begin, int end) {
    boolean startsInside =
        begin > 0 && isAlphabetic(text.charAt(begin)) && isAlphabetic(text.charAt(begin - 1));
    boolean endsInside =
        end < text.length() && isAlphabetic(text.charAt(end - 1)) && isAlphabetic(text.charAt(end));
    return !startsInside && !endsInside;
  }

  private static boolean isAlphabetic(char letter) {
    return Character.isLetter(letter) && !Character.isIdeographic(letter);
  }
}
