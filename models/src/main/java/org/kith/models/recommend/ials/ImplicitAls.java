package org.kith.models.recommend.ials;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.kith.models.recommend.Parameters;

/**
 * {@code ials} as an estimator of Spark ML, for pipelines and grids of their own: the same factors
 * as {@link Ials} finds.
 *
 * <p>In: a person, an item and, unless {@code weightCol} is empty, a weight a row, as for {@link
 * org.kith.models.recommend.Recommender#fit}; persons and items of any type are read as strings.
 * Its parameters are {@code ials}' own, with its defaults; a value outside its span is refused when
 * it is fitted.
 */
public final class ImplicitAls extends Estimator<ImplicitAlsModel>
    implements DefaultParamsWritable {

  private static final long serialVersionUID = 1L;
  private static final long SEED = 1;

  private final String uid;
  private final PairColumns columns;
  private final Param<String> weightCol;
  private final IntParam rank;
  private final IntParam iterations;
  private final DoubleParam alpha0;
  private final DoubleParam lambda;
  private final DoubleParam nu;
  private final DoubleParam rho;
  private final Param<String> solver;
  private final IntParam blocks;
  private final LongParam seed;

  /** With the defaults of {@code ials}, and a name of its own. */
  public ImplicitAls() {
    this(Identifiable$.MODULE$.randomUID("implicit-als"));
  }

  /**
   * @param uid its name among the stages of a pipeline
   */
  public ImplicitAls(String uid) {
    this.uid = uid;
    columns = new PairColumns(uid);
    weightCol = new Param<>(uid, "weightCol", "how much a row counts; empty for 1");
    rank = new IntParam(uid, "rank", "factors of a person and of an item");
    iterations = new IntParam(uid, "iterations", "passes over items and people");
    alpha0 = new DoubleParam(uid, "alpha0", "weight of a pair that was not seen");
    lambda = new DoubleParam(uid, "lambda", "L2 weight");
    nu = new DoubleParam(uid, "nu", "how the L2 weight grows with a row's pairs");
    rho =
        new DoubleParam(
            uid, "rho", "how the weight of an unseen pair grows with its item's people");
    solver = new Param<>(uid, "solver", "how a row is solved: cg, cholesky or subspace");
    blocks = new IntParam(uid, "blocks", "parts of each side");
    seed = new LongParam(uid, "seed", "start of the random generator");
    columns.defaults().forEach(pair -> setDefault(pair.param(), pair.value()));
    setDefault(weightCol, "weight");
    setDefault(seed, SEED);
    Parameters usual = Parameters.of(IalsParameters.KNOWN, Map.of());
    setDefault(rank, usual.whole(rank.name()));
    setDefault(iterations, usual.whole(iterations.name()));
    setDefault(alpha0, usual.number(alpha0.name()));
    setDefault(lambda, usual.number(lambda.name()));
    setDefault(nu, usual.number(nu.name()));
    setDefault(rho, usual.number(rho.name()));
    setDefault(solver, usual.word(solver.name()));
    setDefault(blocks, usual.whole(blocks.name()));
  }

  /** Reads what {@code save} left. */
  public static MLReader<ImplicitAls> read() {
    return new DefaultParamsReader<>();
  }

  @Override
  public ImplicitAlsModel fit(Dataset<?> rows) {
    transformSchema(rows.schema());
    String weight = getOrDefault(weightCol);
    Column counted = weight.isEmpty() ? lit(1.0) : col(weight).cast("double");
    Dataset<Row> interactions =
        rows.select(
            col(getOrDefault(columns.person())).cast("string").as("person_id"),
            col(getOrDefault(columns.item())).cast("string").as("item_id"),
            counted.as("weight"));
    Parameters parameters = Parameters.of(IalsParameters.KNOWN, given());
    IalsModel learnt =
        (IalsModel) new Ials().recommender(parameters, (Long) getOrDefault(seed)).fit(interactions);
    ImplicitAlsModel model = new ImplicitAlsModel(uid, learnt);
    return copyValues(model, ParamMap.empty()).setParent(this);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (Param<?> param :
        new Param<?>[] {rank, iterations, alpha0, lambda, nu, rho, solver, blocks}) {
      given.put(param.name(), String.valueOf(getOrDefault(param)));
    }
    return given;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    String weight = getOrDefault(weightCol);
    if (!weight.isEmpty()) {
      schema.apply(weight);
    }
    return columns.withPrediction(schema, this);
  }

  @Override
  public ImplicitAls copy(ParamMap extra) {
    return defaultCopy(extra);
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

  /** Column that the model adds. */
  public Param<String> predictionCol() {
    return columns.prediction();
  }

  /** Column of the weight; empty for 1. */
  public Param<String> weightCol() {
    return weightCol;
  }

  /** Factors of a person and of an item. */
  public IntParam rank() {
    return rank;
  }

  /** Passes over items and people. */
  public IntParam iterations() {
    return iterations;
  }

  /** Weight of a pair that was not seen. */
  public DoubleParam alpha0() {
    return alpha0;
  }

  /** L2 weight. */
  public DoubleParam lambda() {
    return lambda;
  }

  /** How the L2 weight grows with a row's pairs. */
  public DoubleParam nu() {
    return nu;
  }

  /** How the weight of an unseen pair grows with the item's people. */
  public DoubleParam rho() {
    return rho;
  }

  /** How a row is solved. */
  public Param<String> solver() {
    return solver;
  }

  /** Parts of each side. */
  public IntParam blocks() {
    return blocks;
  }

  /** Start of the random generator. */
  public LongParam seed() {
    return seed;
  }
}
