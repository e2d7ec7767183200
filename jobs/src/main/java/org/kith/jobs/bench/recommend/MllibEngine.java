package org.kith.jobs.bench.recommend;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.posexplode;

import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * MLlib's implicit ALS and {@code recommendForAllUsers}, with what their user has to write around
 * them: string ids are indexed first, and put back into the lists.
 */
final class MllibEngine implements Engine {

  private static final double LAMBDA = 1;
  private static final double ALPHA = 10;

  private final int blocks;
  private final long seed;

  /**
   * @param blocks parts of each matrix: as many as threads, which is fastest on one machine
   */
  MllibEngine(int blocks, long seed) {
    this.blocks = blocks;
    this.seed = seed;
  }

  @Override
  public Fitted fit(Dataset<Row> train, int iterations) {
    StringIndexerModel index =
        new StringIndexer()
            .setInputCols(new String[] {"person_id", "item_id"})
            .setOutputCols(new String[] {"person", "item"})
            .fit(train);
    ALSModel model =
        new ALS()
            .setImplicitPrefs(true)
            .setUserCol("person")
            .setItemCol("item")
            .setRatingCol("weight")
            .setRank(EngineName.RANK)
            .setMaxIter(iterations)
            .setRegParam(LAMBDA)
            .setAlpha(ALPHA)
            .setNumBlocks(blocks)
            .setSeed(seed)
            .fit(index.transform(train));
    return new Factors(index, model);
  }

  /** MLlib's factors, and the strings of its numbers. */
  private record Factors(StringIndexerModel index, ALSModel model) implements Fitted {

    @Override
    public Dataset<Row> top(Dataset<Row> people, Dataset<Row> train, int n) {
      Dataset<Row> lists =
          model
              .recommendForAllUsers(n)
              .select(
                  col("person"),
                  posexplode(col("recommendations")).as(new String[] {"place", "recommended"}))
              .select(
                  col("person").cast("double"),
                  col("recommended.item").cast("double").as("item"),
                  col("place").plus(1).as("rank"),
                  col("recommended.rating").as("score"));
      return strings(strings(lists, 0, "person"), 1, "item")
          .select("person_id", "item_id", "rank", "score");
    }

    private Dataset<Row> strings(Dataset<Row> numbered, int column, String name) {
      return new IndexToString()
          .setInputCol(name)
          .setOutputCol(name + "_id")
          .setLabels(index.labelsArray()[column])
          .transform(numbered);
    }

    @Override
    public Dataset<Row> unseen(
        Dataset<Row> written, Dataset<Row> people, Dataset<Row> train, int n) {
      Dataset<Row> persons =
          strings(model.userFactors().withColumn("person", col("id").cast("double")), 0, "person")
              .join(people, "person_id")
              .select(col("person_id"), col("features"));
      Dataset<Row> items =
          strings(model.itemFactors().withColumn("item", col("id").cast("double")), 1, "item")
              .select("item_id", "features");
      return MaskedTop.of(persons, items, train, n);
    }

    @Override
    public void close() {
      model.userFactors().unpersist();
      model.itemFactors().unpersist();
    }
  }
}
