package org.kith.models.recommend.ials;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.zip_with;

import java.util.Arrays;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.models.recommend.RecommenderModel;

/**
 * What {@link ImplicitAls} has learnt: adds to each row the score of its person and item, null
 * where it knows one of them not. Lists of the best items come from {@link #recommender}.
 */
public final class ImplicitAlsModel extends Model<ImplicitAlsModel> implements MLWritable {

  private static final long serialVersionUID = 1L;
  private static final String LEARNT = "/learnt";
  private static final String PERSON = "ials person";
  private static final String ITEM = "ials item";

  private final String uid;
  private final transient IalsModel learnt;
  private final PairColumns columns;

  ImplicitAlsModel(String uid, IalsModel learnt) {
    this.uid = uid;
    this.learnt = learnt;
    this.columns = new PairColumns(uid);
    columns.defaults().forEach(pair -> setDefault(pair.param(), pair.value()));
  }

  /** Reads what {@code save} left. */
  public static MLReader<ImplicitAlsModel> read() {
    return new Reader();
  }

  /** The model with lists and reasons; closing it frees the factors of this one too. */
  public RecommenderModel recommender() {
    return learnt;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> pairs) {
    StructType schema = transformSchema(pairs.schema());
    SparkSession spark = learnt.tastes().sparkSession();
    Dataset<Row> people =
        learnt.tastes().select(col("person_id").as(PERSON), col("factors").as(PERSON + " factors"));
    Dataset<Row> items =
        learnt
            .known()
            .frame(spark)
            .select(col("item_id").as(ITEM), col("factors").as(ITEM + " factors"));
    Column product =
        aggregate(
            zip_with(
                col(PERSON + " factors"),
                col(ITEM + " factors"),
                (x, y) -> x.cast("double").multiply(y)),
            lit(0.0),
            Column::plus);
    return pairs
        .join(
            people,
            pairs.col(getOrDefault(columns.person())).cast("string").equalTo(col(PERSON)),
            "left")
        .join(
            broadcast(items),
            pairs.col(getOrDefault(columns.item())).cast("string").equalTo(col(ITEM)),
            "left")
        .withColumn(getOrDefault(columns.prediction()), product)
        .select(
            Arrays.stream(schema.fieldNames())
                .map(name -> col(quoteIdentifier(name)))
                .toArray(Column[]::new));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return columns.withPrediction(schema, this);
  }

  @Override
  public MLWriter write() {
    return new Writer(this);
  }

  @Override
  public ImplicitAlsModel copy(ParamMap extra) {
    return copyValues(new ImplicitAlsModel(uid, learnt), extra).setParent(parent());
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Column of the person. */
  public Param<String> personCol() {
    return columns.person();
  }

  /** Column of the item. */
  public Param<String> itemCol() {
    return columns.item();
  }

  /** Column that {@link #transform} adds. */
  public Param<String> predictionCol() {
    return columns.prediction();
  }

  /** Writes parameters as Spark does, and what was learnt beside them. */
  private static final class Writer extends MLWriter {

    private final ImplicitAlsModel model;

    Writer(ImplicitAlsModel model) {
      this.model = model;
    }

    @Override
    public void saveImpl(String path) {
      DefaultParamsWriter.saveMetadata(model, path, sparkSession());
      model.learnt.save(path + LEARNT);
    }
  }

  /** Reads what {@link Writer} wrote. */
  private static final class Reader extends MLReader<ImplicitAlsModel> {

    @Override
    public ImplicitAlsModel load(String path) {
      DefaultParamsReader.Metadata about = DefaultParamsReader.loadMetadata(path, sparkSession());
      ImplicitAlsModel model =
          new ImplicitAlsModel(about.uid(), IalsModel.load(sparkSession(), path + LEARNT));
      about.getAndSetParams(model, about.getAndSetParams$default$2());
      return model;
    }
  }
}
