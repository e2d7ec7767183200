package org.kith.jobs.evaluate.propensity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.jobs.evaluate.table.Design;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.ScoreTable;
import org.kith.models.propensity.margin.CalibratedLearner;

/** Learns a table's answer fold by fold, and measures what was foretold of rows not seen. */
public final class PropensityEvaluation {

  static final int CALIBRATION_FOLDS = 2;

  private static final double LEAK = 0.98;
  private static final StructType SCHEMA =
      new StructType()
          .add("row", DataTypes.IntegerType)
          .add("fold", DataTypes.IntegerType)
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  private final PropensityRequest request;
  private final Cases cases;
  private final List<Fold> folds;
  private final List<String> notes = new ArrayList<>();

  private PropensityEvaluation(PropensityRequest request) {
    this.request = request;
    this.cases = Cases.read(request);
    this.folds = Fold.of(cases, request);
    this.notes.addAll(cases.notes());
  }

  /**
   * Runs it.
   *
   * @throws Problem {@code INPUT_REFUSED} when one answer is absent or too rare, or no column says
   *     anything
   */
  public static Evaluation run(PropensityRequest request) {
    PropensityEvaluation evaluation = new PropensityEvaluation(request);
    List<ModelResult> results = request.models().stream().map(evaluation::result).toList();
    Map<String, Object> data = evaluation.cases.counts();
    data.put("tested", evaluation.folds.stream().mapToLong(fold -> fold.test().length).sum());
    return new Evaluation(
        "evaluate propensity", data, evaluation.protocol(), results, evaluation.notes, Map.of());
  }

  private Map<String, Object> protocol() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("folds", folds.size());
    protocol.put("seed", request.seed());
    protocol.put(
        "split",
        request.time() == null
            ? "folds by chance, each with its share of yes"
            : "in order of %s, each fold learnt from all before it".formatted(request.time()));
    protocol.put("metrics", "over the pooled scores of rows not learnt from");
    protocol.put("fold_auc", "mean of the AUC within each fold");
    protocol.put(
        "calibration",
        "Platt, on scores of %d parts of train out of fold".formatted(CALIBRATION_FOLDS));
    protocol.put("ece", "10 bins of equal mass");
    return protocol;
  }

  private ModelResult result(String name) {
    Contender contender = Contender.named(name, request.seed());
    List<double[]> scores = new ArrayList<>();
    double[] seconds = new double[2];
    int width = 0;
    for (Fold fold : folds) {
      scores.add(foretold(contender, fold, seconds));
      width = Math.max(width, contender.design(cases.columns(), fold.train()).width());
      request.progress().accept("%s: fold %d of %d".formatted(name, scores.size(), folds.size()));
    }
    double[] pooled = scores.stream().flatMapToDouble(Arrays::stream).toArray();
    boolean[] answers = new boolean[pooled.length];
    int at = 0;
    for (Fold fold : folds) {
      for (int row : fold.test()) {
        answers[at++] = cases.isYes(row);
      }
    }
    Map<String, Double> metrics =
        new LinkedHashMap<>(new BinaryMetrics(ScoreTable.of(pooled, answers)).all());
    metrics.put("fold_auc", foldAuc(scores));
    if (metrics.get("auc") > LEAK) {
      notes.add(
          "%s: auc %.3f is too good; a column may know the answer"
              .formatted(name, metrics.get("auc")));
    }
    return new ModelResult(name, metrics, seconds[0], seconds[1], Map.of("features", width));
  }

  /** Mean over the folds with both answers of the AUC within each. */
  private double foldAuc(List<double[]> scores) {
    return IntStream.range(0, folds.size())
        .mapToDouble(
            fold -> {
              int[] test = folds.get(fold).test();
              boolean[] answers = new boolean[test.length];
              for (int i = 0; i < test.length; i++) {
                answers[i] = cases.isYes(test[i]);
              }
              return new BinaryMetrics(ScoreTable.of(scores.get(fold), answers)).auc();
            })
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /** Scores of the fold's test rows, in their order. */
  private double[] foretold(Contender contender, Fold fold, double[] seconds) {
    Design design =
        contender.design(cases.columns(), fold.train()).required(request.data().toString());
    int[] parts = Fold.parts(cases, fold.train(), CALIBRATION_FOLDS, request.seed());
    Dataset<Row> train = frame(design, fold.train(), parts).cache();
    try {
      long start = System.nanoTime();
      CalibratedLearner.Calibrated model =
          new CalibratedLearner(contender.learner(), CALIBRATION_FOLDS).fit(train);
      seconds[0] += (System.nanoTime() - start) / 1e9;
      start = System.nanoTime();
      int[] none = new int[fold.test().length];
      List<Row> scored =
          model.added(frame(design, fold.test(), none)).select("row", "score").collectAsList();
      seconds[1] += (System.nanoTime() - start) / 1e9;
      double[] scores = new double[fold.test().length];
      scored.forEach(row -> scores[row.getInt(0)] = row.getDouble(1));
      return scores;
    } finally {
      train.unpersist();
    }
  }

  /** A row each, {@code row} its place among them. */
  private Dataset<Row> frame(Design design, int[] rows, int[] parts) {
    List<Row> frame = new ArrayList<>(rows.length);
    for (int i = 0; i < rows.length; i++) {
      frame.add(
          RowFactory.create(
              i, parts[i], cases.isYes(rows[i]) ? 1.0 : 0.0, Vectors.dense(design.row(rows[i]))));
    }
    return request.spark().get().createDataFrame(frame, SCHEMA);
  }
}
