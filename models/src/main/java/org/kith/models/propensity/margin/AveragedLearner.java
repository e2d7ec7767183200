package org.kith.models.propensity.margin;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Several learners that differ by chance, such as by their seeds: the mean of their margins, in
 * which that chance counts for less. Breiman (1996), Bagging Predictors.
 *
 * @param name in commands, reports and cards
 * @param learners one or more
 */
public record AveragedLearner(String name, List<MarginLearner> learners) implements MarginLearner {

  public AveragedLearner {
    learners = List.copyOf(learners);
    if (learners.isEmpty()) {
      throw new IllegalArgumentException("no learners");
    }
  }

  @Override
  public Margins fit(Dataset<Row> rows) {
    List<Margins> learnt = learners.stream().map(learner -> learner.fit(rows)).toList();
    return people -> mean(learnt, people);
  }

  private static Dataset<Row> mean(List<Margins> learnt, Dataset<Row> people) {
    Dataset<Row> all = people;
    Column sum = null;
    for (int i = 0; i < learnt.size(); i++) {
      String own = "_margin" + i;
      all = learnt.get(i).added(all).withColumnRenamed("margin", own);
      sum = sum == null ? col(own) : sum.plus(col(own));
    }
    Dataset<Row> averaged = all.withColumn("margin", sum.divide(learnt.size()));
    for (int i = 0; i < learnt.size(); i++) {
      averaged = averaged.drop("_margin" + i);
    }
    return averaged;
  }
}
