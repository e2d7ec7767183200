package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.features.SharedSpark;
import org.kith.features.time.Days;

/** Will they buy again? People at four cut-offs, whose chance is known, and what was learnt. */
final class BuysAgain {

  static final PropensitySettings SETTINGS =
      new PropensitySettings(
          "again",
          "buys again",
          "orders_total >= 1",
          "orders",
          "count(1)",
          null,
          new Days(30),
          4,
          List.of(),
          Map.of("member", "member"),
          null,
          null,
          null,
          3);
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "person_id STRING, cutoff DATE, orders_total BIGINT, recency_days INT, member BOOLEAN,"
              + " spend DECIMAL(18,2), constant DOUBLE, label INT, truth DOUBLE");
  static final List<String> FEATURES =
      List.of("orders_total", "recency_days", "member", "spend", "constant");

  /** 2,500 people at each cut-off. */
  static final Dataset<Row> LABELLED = people(2_500).cache();

  /** Learnt from all of them; once for all tests. */
  static final PropensityFit.Trained TRAINED = trained(LABELLED, FEATURES);

  private BuysAgain() {}

  static PropensityFit.Trained trained(Dataset<Row> rows, List<String> features) {
    return (PropensityFit.Trained) new PropensityTrainer(SETTINGS).fit(rows, features);
  }

  /** The labelled people at the latest cut-off. */
  static Dataset<Row> latest() {
    return LABELLED.where(col("cutoff").equalTo(lit(Date.valueOf(day(3)))));
  }

  /** A person's chance falls with days since the last order and rises with the number of orders. */
  static Dataset<Row> people(int people) {
    Random random = new Random(17);
    List<Row> rows = new ArrayList<>();
    for (int cutoff = 0; cutoff < 4; cutoff++) {
      for (int person = 0; person < people; person++) {
        long orders = (long) Math.floor(Math.exp(random.nextGaussian()));
        int recency = (int) (Math.exp(3 + random.nextGaussian()));
        boolean member = random.nextBoolean();
        double margin =
            1.5 - .9 * Math.log1p(recency) + .8 * Math.log1p(orders) + (member ? .7 : 0);
        double truth = 1 / (1 + Math.exp(-margin));
        BigDecimal spend =
            random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(9_000), 2);
        rows.add(
            RowFactory.create(
                "p" + person,
                Date.valueOf(day(cutoff)),
                orders,
                recency,
                random.nextInt(10) == 0 ? null : member,
                spend,
                1.0,
                random.nextDouble() < truth ? 1 : 0,
                truth));
      }
    }
    return SharedSpark.session().createDataFrame(rows, SCHEMA);
  }

  static LocalDate day(int cutoff) {
    return LocalDate.of(2026, 1, 31).plusDays(30L * cutoff);
  }
}
