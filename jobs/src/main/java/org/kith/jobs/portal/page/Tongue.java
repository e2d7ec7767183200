package org.kith.jobs.portal.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.words.Glossary;
import org.kith.jobs.report.words.Numbers;

/** The language of a page. */
public enum Tongue {
  EN("en"),
  ZH("zh-Hans");

  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final String code;

  Tongue(String code) {
    this.code = code;
  }

  /** What the browser prefers of the two; English where it says nothing. */
  public static Tongue preferred(String acceptLanguage) {
    boolean chinese =
        acceptLanguage != null && acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("zh");
    return chinese ? ZH : EN;
  }

  /** As HTML wants it. */
  public String code() {
    return code;
  }

  /** The words in this language. */
  public String say(String en, String zh) {
    return this == ZH && zh != null ? zh : en;
  }

  /** The same, as a piece of a page. */
  public Piece piece(String en, String zh) {
    return Piece.text(say(en, zh));
  }

  /** A name of the field, such as {@code at_risk}, in this language where it is known. */
  public String word(String name) {
    return say(Glossary.plain(name), Glossary.chinese(name));
  }

  /** A day in words. */
  public String day(LocalDate day) {
    return (this == ZH ? CHINESE : ENGLISH).format(day);
  }

  /** A difference of shares. */
  public String points(double difference) {
    return this == ZH
        ? String.format(Locale.ROOT, "%.1f 百分点", 100 * difference)
        : Numbers.points(difference);
  }

  /** A span of time: {@code 8 min 33 s}. */
  public String seconds(double seconds) {
    String words = Numbers.seconds(seconds);
    return this == ZH
        ? words.replace(" h", " 小时").replace(" min", " 分").replace(" s", " 秒")
        : words;
  }

  /** A count and its noun; Chinese knows no plural. */
  public String count(long count, String noun, String zh) {
    return this == ZH ? Numbers.count(count) + " " + zh : Numbers.count(count, noun);
  }
}
