package org.kith.models.recommend.ials;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.ials.solve.Commonness;
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.kernel.FactorScorer;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.kernel.LeastSquares;
import org.kith.models.recommend.kernel.PastReasons;

/**
 * Factors of people and items; an item's score is their inner product.
 *
 * <p>A person without factors gets the popular items. Saved, it is three Parquet folders: {@code
 * people} (person_id, factors, past_items, past_weights), {@code items} (item_id, popularity,
 * people, factors) in which {@code past_items} counts rows from 0 in order of item_id, and {@code
 * about}, written last.
 */
final class IalsModel implements RecommenderModel {

  private static final StructType ABOUT =
      StructType.fromDDL(
          "algorithm STRING, rank INT, alpha0 DOUBLE, lambda DOUBLE, nu DOUBLE,"
              + " rho DOUBLE, weights STRING, alpha DOUBLE");

  private final Learnt learnt;
  private final Objective objective;
  private final Weighting weighting;
  private final Runnable forgetting;

  IalsModel(Learnt learnt, Objective objective, Weighting weighting) {
    this(learnt, objective, weighting, learnt::forget);
  }

  /**
   * @param forgetting frees what people are made from
   */
  IalsModel(Learnt learnt, Objective objective, Weighting weighting, Runnable forgetting) {
    this.learnt = learnt;
    this.objective = objective;
    this.weighting = weighting;
    this.forgetting = forgetting;
  }

  static IalsModel load(SparkSession spark, String folder) {
    Row about = Learnt.about(spark, folder);
    return new IalsModel(
        Learnt.load(spark, folder, about.getAs("rank")),
        new Objective(
            about.getAs("alpha0"), about.getAs("lambda"), about.getAs("nu"), about.getAs("rho")),
        new Weighting(about.getAs("weights"), about.getAs("alpha")));
  }

  @Override
  public String algorithm() {
    return Ials.NAME;
  }

  @Override
  public long items() {
    return learnt.items().count();
  }

  @Override
  public Dataset<Row> lists(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean reasons) {
    FactorScorer scorer = new FactorScorer(known().rank(), reasons ? reasons() : null);
    return learnt.lists(scorer, Ials.NAME, people, exclude, items, n, reasons);
  }

  Dataset<Row> tastes() {
    return learnt.people();
  }

  KnownItems known() {
    return learnt.items();
  }

  /**
   * This model with people added, or their past replaced, without training: each gets the exact
   * solution against the items' factors. Choices of items that the model does not know do not
   * count.
   *
   * @param interactions all choices of those people, as for {@link
   *     org.kith.models.recommend.Recommender#fit}
   */
  IalsModel foldIn(Dataset<Row> interactions) {
    Dataset<Row> added =
        FoldIn.people(interactions, known(), objective, weighting)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> others = tastes().join(added.select("person_id"), "person_id", "left_anti");
    return new IalsModel(new Learnt(others.union(added), known()), objective, weighting);
  }

  /**
   * This model with items added, without training: each gets the exact solution against the
   * people's factors, and stands in the past of those who chose it. Choices of items that the model
   * knows, and of people whom it does not know, do not count.
   *
   * @param interactions all choices of those items, as for {@link
   *     org.kith.models.recommend.Recommender#fit}
   */
  IalsModel foldInItems(Dataset<Row> interactions) {
    Learnt more = new ItemFoldIn(learnt, objective, weighting).of(interactions);
    return new IalsModel(
        new Learnt(more.people().persist(StorageLevel.MEMORY_AND_DISK()), more.items()),
        objective,
        weighting);
  }

  /** What speaks for an item among a person's past, by the equations that were solved. */
  PastReasons reasons() {
    Objective fitted = objective;
    KnownItems items = known();
    long count = items.count();
    return new PastReasons(
        items,
        new LeastSquares(fitted.alpha0(), 0, 1, 1, n -> fitted.ridge(n, count, 1)),
        Commonness.of(fitted.rho(), items.people()).of(items.people()));
  }

  @Override
  public void save(String folder) {
    learnt.save(folder);
    Row about =
        RowFactory.create(
            Ials.NAME,
            known().rank(),
            objective.alpha0(),
            objective.lambda(),
            objective.nu(),
            objective.rho(),
            weighting.kind(),
            weighting.alpha());
    Learnt.end(tastes().sparkSession(), folder, about, ABOUT);
  }

  @Override
  public void close() {
    forgetting.run();
  }
}
