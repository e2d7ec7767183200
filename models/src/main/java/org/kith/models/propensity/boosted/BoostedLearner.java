package org.kith.models.propensity.boosted;

import java.util.Arrays;
import java.util.HashMap;
import ml.dmlc.xgboost4j.scala.Booster;
import ml.dmlc.xgboost4j.scala.spark.ColumnIndices;
import ml.dmlc.xgboost4j.scala.spark.XGBoost$;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.propensity.margin.MarginLearner;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Gradient-boosted trees. An entry of the features may be not a number: it is unknown. Vectors are
 * dense, since an entry that a sparse one leaves out would be unknown too.
 *
 * <p>The rows are split among as many workers as their number asks for and the cluster has free;
 * with more workers than free task slots XGBoost would wait for ever, so that nothing else may run
 * beside it.
 *
 * @param settings how trees are grown
 */
public record BoostedLearner(BoostedSettings settings) implements MarginLearner {

  /** Column of what is known of a row's margin beforehand, a float; not every frame has it. */
  public static final String BASE = "base_margin";

  private static final long ROWS_A_WORKER = 500_000;

  @Override
  public String name() {
    return "boosted";
  }

  @Override
  public BoostedMargins fit(Dataset<Row> rows) {
    return new BoostedMargins(grown(classifier(rows), rows));
  }

  XGBoostClassifier classifier(Dataset<Row> rows) {
    XGBoostClassifier classifier = new XGBoostClassifier();
    classifier.setFeaturesCol("features");
    classifier.setLabelCol("label");
    classifier.setObjective("binary:logistic");
    classifier.setTreeMethod("hist");
    classifier.setMissing(Float.NaN);
    classifier.setNumRound(settings.trees());
    classifier.setMaxDepth(settings.depth());
    classifier.setEta(settings.step());
    classifier.setSubsample(settings.rowShare());
    classifier.setColsampleBytree(settings.featureShare());
    classifier.setMinChildWeight(settings.leafWeight());
    classifier.setSeed(settings.seed());
    classifier.setVerbosity(0);
    if (Arrays.asList(rows.columns()).contains(BASE)) {
      classifier.setBaseMarginCol(BASE);
    }
    classifier.setNumWorkers(workers(rows));
    return classifier;
  }

  /**
   * The trees that {@code classifier.fit} grows, in the steps in which it does. XGBoost prints a
   * line a tree unless its parameters have {@code silent}, whatever the verbosity, and the Spark
   * binding hands on no parameter that it does not know. One line a worker stays, "Task 0 got rank
   * 0": its native half writes it to the standard error whatever the verbosity, and to nowhere
   * else, since the binding lets nobody register another sink for what it logs.
   */
  private static Booster grown(XGBoostClassifier classifier, Dataset<Row> rows) {
    classifier.validate(rows);
    Tuple2<Dataset<?>, ColumnIndices> columns = classifier.preprocess(rows);
    boolean local = rows.sparkSession().sparkContext().isLocal();
    return XGBoost$.MODULE$
        .train(
            classifier.toRdd(columns._1(), columns._2()),
            classifier.getRuntimeParameters(local, classifier.getRuntimeParameters$default$2()),
            parameters(classifier))
        ._1();
  }

  /** What XGBoost is told of a classifier. */
  static Map<String, Object> parameters(XGBoostClassifier classifier) {
    java.util.Map<String, Object> all =
        new HashMap<>(CollectionConverters.asJava(classifier.getXGBoostParams()));
    all.put("silent", "true");
    return Map$.MODULE$.from(CollectionConverters.asScala(all));
  }

  /** Among how many workers rows are split; so many parts stay in the order that they have. */
  public static int workers(Dataset<Row> rows) {
    int slots = rows.sparkSession().sparkContext().defaultParallelism();
    return (int) Math.max(1, Math.min(slots, rows.count() / ROWS_A_WORKER));
  }
}
