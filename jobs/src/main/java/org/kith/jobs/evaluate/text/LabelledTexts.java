package org.kith.jobs.evaluate.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kith.features.error.Problem;
import org.kith.features.text.ReadText;
import org.kith.jobs.evaluate.file.Columns;
import org.kith.jobs.evaluate.file.FlatFile;
import org.kith.jobs.evaluate.table.Answer;

/**
 * Texts of one file and what their writers said. A row counts when it has a text and an answer;
 * others are counted and left out.
 */
final class LabelledTexts {

  private final String name;
  private final List<ReadText> texts = new ArrayList<>();
  private final List<Boolean> answers = new ArrayList<>();
  private long rows;

  private LabelledTexts(String name) {
    this.name = name;
  }

  /**
   * Reads files. Each goes by its name without its folder and ending, or, where another of them has
   * the same, by its path.
   *
   * @throws Problem {@code INPUT_REFUSED} when its texts have not both answers
   */
  static List<LabelledTexts> read(List<Path> files, TextRequest request) {
    List<String> names = files.stream().map(LabelledTexts::nameOf).toList();
    return files.stream()
        .map(file -> read(file, Collections.frequency(names, nameOf(file)) > 1, request))
        .toList();
  }

  private static LabelledTexts read(Path file, boolean sharesItsName, TextRequest request) {
    FlatFile rows = FlatFile.open(file, request.spark());
    Columns columns = rows.columns();
    int text = columns.named("--text", request.text());
    int label = columns.named("--label", request.label());
    LabelledTexts texts = new LabelledTexts(sharesItsName ? file.toString() : nameOf(file));
    rows.forEach(cells -> texts.add(cells[text], cells[label], request.positive()));
    if (!texts.answers.contains(true) || !texts.answers.contains(false)) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          file + ", column '" + request.label() + "'",
          "has %d texts, all of one answer; both are needed".formatted(texts.size()),
          "Name the answer that means pleased with --positive.");
    }
    return texts;
  }

  String name() {
    return name;
  }

  int size() {
    return texts.size();
  }

  ReadText text(int place) {
    return texts.get(place);
  }

  boolean answer(int place) {
    return answers.get(place);
  }

  /** Counts for the report. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", rows);
    counts.put("texts", size());
    counts.put("positive", answers.stream().filter(answer -> answer).count());
    counts.put("left_out", rows - size());
    return counts;
  }

  /** The fold of each text, 0 to below {@code folds}: shuffled, both answers in equal shares. */
  int[] folds(int folds, long seed) {
    int[] foldOf = new int[size()];
    Random random = new Random(seed);
    for (boolean answer : new boolean[] {true, false}) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < size(); i++) {
        if (answers.get(i) == answer) {
          places.add(i);
        }
      }
      Collections.shuffle(places, random);
      for (int i = 0; i < places.size(); i++) {
        foldOf[places.get(i)] = i % folds;
      }
    }
    return foldOf;
  }

  private void add(String text, String label, String positive) {
    rows++;
    if (text != null && label != null) {
      texts.add(new ReadText(text));
      answers.add(positive == null ? Answer.isYes(label) : label.equals(positive));
    }
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }
}
