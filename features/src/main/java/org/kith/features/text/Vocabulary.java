package org.kith.features.text;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The catalogue's words, as people write them: an item's titles, its brand and its category.
 *
 * <p>A brand's name means the brand; a category's or subcategory's the category; an item's title
 * both of its brand and its category. Small and capital letters are the same. Words shorter than
 * two characters, or than three of an alphabet, mean nothing.
 */
public final class Vocabulary implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Something of the catalogue that a text speaks of.
   *
   * @param kind {@link #BRAND} or {@link #INTEREST}
   * @param value the brand or category
   */
  public record Mention(String kind, String value) implements Serializable, Comparable<Mention> {

    @Override
    public int compareTo(Mention other) {
      int byKind = kind.compareTo(other.kind);
      return byKind == 0 ? value.compareTo(other.value) : byKind;
    }
  }

  /** A brand of the catalogue. */
  public static final String BRAND = "brand";

  /** A category of the catalogue. */
  public static final String INTEREST = "interest";

  private static final List<String> COLUMNS =
      List.of("brand", "category", "subcategory", "title_en", "title_zh");

  private final TreeMap<String, TreeSet<Mention>> meanings = new TreeMap<>();
  private transient Terms<TreeSet<Mention>> terms;

  /**
   * The words of some items.
   *
   * @param items with some of the columns {@code brand, category, subcategory, title_en, title_zh},
   *     one row an item, collected
   */
  public static Vocabulary of(Dataset<Row> items) {
    Set<String> present = new LinkedHashSet<>(COLUMNS);
    present.retainAll(Arrays.asList(items.columns()));
    Vocabulary vocabulary = new Vocabulary();
    if (!present.isEmpty()) {
      Column[] columns = present.stream().map(name -> col(name)).toArray(Column[]::new);
      for (Row item : items.select(columns).distinct().collectAsList()) {
        vocabulary.add(item);
      }
    }
    return vocabulary;
  }

  /** What a text speaks of, each once, in order of kind and value. */
  public List<Mention> in(String text) {
    return inPlain(PlainText.of(text));
  }

  List<Mention> inPlain(String plain) {
    return terms().in(plain).stream()
        .flatMap(found -> found.value().stream())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private synchronized Terms<TreeSet<Mention>> terms() {
    if (terms == null) {
      terms = new Terms<>(meanings);
    }
    return terms;
  }

  private void add(Row item) {
    String brand = cell(item, "brand");
    String category = cell(item, "category");
    mean(brand, BRAND, brand);
    mean(category, INTEREST, category);
    mean(cell(item, "subcategory"), INTEREST, category);
    for (String title : List.of("title_en", "title_zh")) {
      mean(cell(item, title), BRAND, brand);
      mean(cell(item, title), INTEREST, category);
    }
  }

  private void mean(String term, String kind, String value) {
    String plain = PlainText.of(term);
    boolean isIdeographic = plain.codePoints().anyMatch(Character::isIdeographic);
    if (value != null && plain.length() >= (isIdeographic ? 2 : 3)) {
      meanings.computeIfAbsent(plain, words -> new TreeSet<>()).add(new Mention(kind, value));
    }
  }

  private static String cell(Row item, String column) {
    int place = Arrays.asList(item.schema().fieldNames()).indexOf(column);
    return place < 0 ? null : item.getString(place);
  }
}
