package org.kith.features.text;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts a text into words: Chinese by HanLP's dictionary, which its jar brings along, the rest at
 * blanks and punctuation.
 *
 * <p>Words are small letters in Unicode's compatibility form; punctuation and blanks are no words;
 * an emoji is one. Only the first 10,000 characters are read. A null or blank text has no words.
 */
public final class Segmenter {

  private Segmenter() {}

  /** The words of a text, in order, with repetitions. */
  public static List<String> words(String text) {
    return ofPlain(PlainText.of(text));
  }

  static List<String> ofPlain(String plain) {
    List<String> words = new ArrayList<>();
    for (Term term : Chinese.SEGMENT.seg(plain)) {
      if (isWord(term.word)) {
        words.add(term.word);
      }
    }
    return words;
  }

  private static boolean isWord(String word) {
    return word.codePoints()
        .anyMatch(
            letter ->
                Character.isLetterOrDigit(letter)
                    || Character.getType(letter) == Character.OTHER_SYMBOL);
  }

  /** Loaded when a first text is read, some 200 ms. */
  private static final class Chinese {

    static final Segment SEGMENT =
        HanLP.newSegment().enableAllNamedEntityRecognize(false).enablePartOfSpeechTagging(false);
  }
}
