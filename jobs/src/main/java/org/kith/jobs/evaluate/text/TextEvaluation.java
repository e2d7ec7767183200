package org.kith.jobs.evaluate.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.error.Problem;
import org.kith.features.text.Sentiment;
import org.kith.features.text.SentimentFit;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.ScoreTable;

/**
 * Fits the sentiment model to labelled texts and measures it on texts that it has not seen.
 *
 * <p>With test files: fitted to all data, measured on each test. Without: one model a fold, fitted
 * to the other folds of all files together and measured on each file's own part; and, of several
 * files, one fitted to each and measured on each other, which tells how far it carries.
 */
public final class TextEvaluation {

  private static final String MODEL = "sentiment";

  private final TextRequest request;
  private final List<LabelledTexts> data;
  private final List<LabelledTexts> test;

  private TextEvaluation(TextRequest request) {
    this.request = request;
    data = LabelledTexts.read(request.data(), request);
    test = LabelledTexts.read(request.test(), request);
  }

  /**
   * Runs it.
   *
   * @throws Problem {@code INPUT_REFUSED} when a file's texts have not both answers
   */
  public static Evaluation run(TextRequest request) {
    TextEvaluation evaluation = new TextEvaluation(request);
    return new Evaluation(
        "evaluate text",
        evaluation.counts(),
        evaluation.protocol(),
        evaluation.results(),
        List.of(),
        Map.of());
  }

  private Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    data.forEach(texts -> counts.put(texts.name(), texts.counts()));
    test.forEach(texts -> counts.put("test " + texts.name(), texts.counts()));
    return counts;
  }

  private Map<String, Object> protocol() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    if (test.isEmpty()) {
      protocol.put("folds", request.folds());
      protocol.put("seed", request.seed());
      protocol.put(
          "held out", "each text judged once, by the model of the other folds of all files");
    } else {
      protocol.put("held out", "the test files");
    }
    protocol.put("A → B", "fitted to all of file A alone, measured on all of file B");
    protocol.put("accuracy", "share of texts on the right side of probability .5");
    return protocol;
  }

  private List<ModelResult> results() {
    List<ModelResult> results = new ArrayList<>(test.isEmpty() ? crossValidated() : tested());
    for (LabelledTexts from : data) {
      for (LabelledTexts to : data) {
        if (from != to && test.isEmpty()) {
          SentimentFit fit = new SentimentFit();
          addAll(fit, from);
          results.add(measured(from.name() + " → " + to.name(), fit, to));
        }
      }
    }
    return results;
  }

  private List<ModelResult> tested() {
    SentimentFit fit = new SentimentFit();
    data.forEach(texts -> addAll(fit, texts));
    return test.stream().map(texts -> measured(nameFor(texts, test), fit, texts)).toList();
  }

  private List<ModelResult> crossValidated() {
    List<int[]> folds =
        data.stream().map(texts -> texts.folds(request.folds(), request.seed())).toList();
    List<double[]> scores = data.stream().map(texts -> new double[texts.size()]).toList();
    double fitSeconds = 0;
    double judgeSeconds = 0;
    for (int fold = 0; fold < request.folds(); fold++) {
      long start = System.nanoTime();
      Sentiment model = fitWithout(fold, folds);
      fitSeconds += seconds(start);
      start = System.nanoTime();
      judge(fold, folds, model, scores);
      judgeSeconds += seconds(start);
    }
    List<ModelResult> results = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      results.add(
          result(nameFor(data.get(i), data), data.get(i), scores.get(i), fitSeconds, judgeSeconds));
    }
    return results;
  }

  private Sentiment fitWithout(int fold, List<int[]> folds) {
    SentimentFit fit = new SentimentFit();
    for (int file = 0; file < data.size(); file++) {
      LabelledTexts texts = data.get(file);
      for (int i = 0; i < texts.size(); i++) {
        if (folds.get(file)[i] != fold) {
          fit.add(texts.text(i), texts.answer(i));
        }
      }
    }
    return fit.fit();
  }

  private void judge(int fold, List<int[]> folds, Sentiment model, List<double[]> scores) {
    for (int file = 0; file < data.size(); file++) {
      for (int i = 0; i < data.get(file).size(); i++) {
        if (folds.get(file)[i] == fold) {
          scores.get(file)[i] = data.get(file).text(i).probability(model);
        }
      }
    }
  }

  private static void addAll(SentimentFit fit, LabelledTexts texts) {
    for (int i = 0; i < texts.size(); i++) {
      fit.add(texts.text(i), texts.answer(i));
    }
  }

  private static ModelResult measured(String name, SentimentFit fit, LabelledTexts texts) {
    long start = System.nanoTime();
    Sentiment model = fit.fit();
    double fitSeconds = seconds(start);
    start = System.nanoTime();
    double[] scores = new double[texts.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = texts.text(i).probability(model);
    }
    return result(name, texts, scores, fitSeconds, seconds(start));
  }

  private static String nameFor(LabelledTexts texts, List<LabelledTexts> all) {
    return all.size() == 1 ? MODEL : MODEL + ": " + texts.name();
  }

  private static ModelResult result(
      String name, LabelledTexts texts, double[] scores, double fitSeconds, double judgeSeconds) {
    boolean[] answers = new boolean[scores.length];
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      answers[i] = texts.answer(i);
      right += (scores[i] > .5) == answers[i] ? 1 : 0;
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("accuracy", (double) right / scores.length);
    metrics.put("auc", new BinaryMetrics(ScoreTable.of(scores, answers)).auc());
    return new ModelResult(name, metrics, fitSeconds, judgeSeconds, Map.of());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
