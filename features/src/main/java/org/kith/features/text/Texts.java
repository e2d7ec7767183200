package org.kith.features.text;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/** What people wrote, read: reviews, posts, comments and messages to the service. */
public final class Texts {

  /** Reviews from which the feeling is learnt, the latest first. */
  static final int MOST_REVIEWS = 10_000;

  /** Reviews of either kind below which nothing is learnt of feelings. */
  static final int FEWEST_REVIEWS = 50;

  /** The tables in which people write. */
  public static final List<Table> WITH_TEXT =
      List.of(Table.REVIEWS, Table.SOCIAL_EVENTS, Table.SERVICE_MESSAGES);

  private static final StructType READ =
      StructType.fromDDL(
          "person_id STRING, medium STRING, sentiment DOUBLE, purchase_intent BOOLEAN,"
              + " complaint_intent BOOLEAN, mentions ARRAY<STRUCT<kind: STRING, value: STRING>>,"
              + " occurred_at TIMESTAMP, known_at TIMESTAMP, superseded_at TIMESTAMP");

  private Texts() {}

  /**
   * Every text that somebody known wrote, read.
   *
   * <p>Out: {@code (person_id STRING, medium STRING, sentiment DOUBLE, purchase_intent BOOLEAN,
   * complaint_intent BOOLEAN, mentions ARRAY<STRUCT<kind, value>>, occurred_at, known_at,
   * superseded_at)}, one row a text, no order. {@code medium} is the table it stands in. {@code
   * sentiment} is the probability that the writer is pleased, learnt from the brand's own reviews
   * as the as-of sees them: 4 and 5 stars mean pleased, 1 and 2 displeased; null where there are
   * fewer than {@value #FEWEST_REVIEWS} of either.
   *
   * @param items the catalogue, see {@link Vocabulary#of}
   */
  public static Dataset<Row> of(PersonFacts facts, Dataset<Row> items, AsOf asOf) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(facts.spark().sparkContext());
    Broadcast<Sentiment> sentiment = context.broadcast(sentiment(facts, asOf).orElse(null));
    Broadcast<Vocabulary> vocabulary = context.broadcast(Vocabulary.of(items));
    return WITH_TEXT.stream()
        .filter(facts::has)
        .map(table -> written(facts, table))
        .reduce(Dataset::union)
        .map(
            written ->
                written.map(
                    (MapFunction<Row, Row>) row -> read(row, sentiment.value(), vocabulary.value()),
                    Encoders.row(READ)))
        .orElseGet(() -> facts.spark().createDataFrame(List.<Row>of(), READ));
  }

  /**
   * What the texts speak of: {@code (person_id, kind, value, sentiment, occurred_at, known_at,
   * superseded_at)}, one row a text and thing, {@code kind} as in {@link Vocabulary.Mention}.
   *
   * @param texts rows of {@link #of}
   */
  public static Dataset<Row> mentions(Dataset<Row> texts) {
    return texts
        .withColumn("mention", explode(col("mentions")))
        .select(
            col("person_id"),
            col("mention.kind").as("kind"),
            col("mention.value").as("value"),
            col("sentiment"),
            col("occurred_at"),
            col("known_at"),
            col("superseded_at"));
  }

  private static Dataset<Row> written(PersonFacts facts, Table table) {
    return facts
        .of(table)
        .where("person_id IS NOT NULL AND text IS NOT NULL")
        .select(
            col("person_id"),
            lit(table.tableName()).as("medium"),
            col("text"),
            col("occurred_at"),
            col("known_at"),
            col("superseded_at"));
  }

  private static Row read(Row row, Sentiment sentiment, Vocabulary vocabulary) {
    String text = row.getString(2);
    String plain = PlainText.of(text);
    Row[] mentions =
        vocabulary.inPlain(plain).stream()
            .map(mention -> RowFactory.create(mention.kind(), mention.value()))
            .toArray(Row[]::new);
    return RowFactory.create(
        row.getString(0),
        row.getString(1),
        sentiment == null ? null : sentiment.probability(text),
        Intent.PURCHASE.isInPlain(plain),
        Intent.COMPLAINT.isInPlain(plain),
        mentions,
        row.get(3),
        row.get(4),
        row.get(5));
  }

  private static Optional<Sentiment> sentiment(PersonFacts facts, AsOf asOf) {
    if (!facts.has(Table.REVIEWS)) {
      return Optional.empty();
    }
    Iterator<Row> reviews =
        facts
            .of(Table.REVIEWS, asOf)
            .where("text IS NOT NULL AND (stars <= 2 OR stars >= 4)")
            .orderBy(col("known_at").desc(), col("review_id"), col("text"))
            .limit(MOST_REVIEWS)
            .select(col("text"), col("stars").geq(4))
            .toLocalIterator();
    SentimentFit fit = new SentimentFit();
    int pleased = 0;
    while (reviews.hasNext()) {
      Row review = reviews.next();
      fit.add(review.getString(0), review.getBoolean(1));
      pleased += review.getBoolean(1) ? 1 : 0;
    }
    boolean enough = Math.min(pleased, fit.size() - pleased) >= FEWEST_REVIEWS;
    return enough ? Optional.of(fit.fit()) : Optional.empty();
  }
}
