package org.kith.jobs.bench.recommend;

import static org.apache.spark.sql.functions.col;

import java.util.function.IntFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;

/** One of Kith's own recommenders; its lists leave out train items. */
final class KithEngine implements Engine {

  private final IntFunction<Recommender> recommender;

  /**
   * @param recommender by its number of iterations
   */
  KithEngine(IntFunction<Recommender> recommender) {
    this.recommender = recommender;
  }

  @Override
  public Fitted fit(Dataset<Row> train, int iterations) {
    RecommenderModel model = recommender.apply(iterations).fit(train);
    return new Fitted() {
      @Override
      public Dataset<Row> top(Dataset<Row> people, Dataset<Row> seen, int n) {
        return model
            .lists(people, null, null, n, false)
            .select("person_id", "item_id", "rank", "score");
      }

      @Override
      public Dataset<Row> unseen(
          Dataset<Row> written, Dataset<Row> people, Dataset<Row> seen, int n) {
        return written.where(col("rank").leq(n)).join(people, "person_id");
      }

      @Override
      public void close() {
        model.close();
      }
    };
  }
}
