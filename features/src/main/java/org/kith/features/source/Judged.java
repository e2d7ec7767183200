package org.kith.features.source;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.source.typed.TypedRows;
import org.kith.features.vault.Sealer;

/**
 * A source's rows as its contract judges them, kept at hand until closed.
 *
 * <p>The frames are to be read before {@link #close()}; after it they read the files again.
 */
public final class Judged implements AutoCloseable {

  private static final Column FAULT = col(TypedRows.FAULT);

  private final SourceContract contract;
  private final String run;
  private final Dataset<Row> rows;
  private final SourceCounts counts;
  private final Sealer sealer;

  Judged(
      SourceContract contract, String run, Dataset<Row> rows, SourceCounts counts, Sealer sealer) {
    this.contract = contract;
    this.run = run;
    this.rows = rows;
    this.counts = counts;
    this.sealer = sealer;
  }

  /** The facts, with the columns of the contract's table; no order. */
  public Dataset<Row> accepted() {
    Column[] columns =
        Arrays.stream(contract.table().schema().fieldNames())
            .map(name -> col(name))
            .toArray(Column[]::new);
    return rows.where(FAULT.isNull()).select(columns);
  }

  /**
   * The refused rows, with the columns of {@code Table.QUARANTINE}; {@code sealed} opens with the
   * use {@link #QUARANTINE}. Duplicates are not among them; what may not be kept is, without its
   * content.
   */
  public Dataset<Row> quarantined() {
    Sealer sealing = sealer;
    UDF1<byte[], byte[]> seal = raw -> raw == null ? null : sealing.seal(QUARANTINE, raw);
    return rows.where(FAULT.isNotNull().and(FAULT.notEqual(Judgement.DUPLICATE)))
        .select(
            lit(contract.name()).as("source"),
            col(TypedRows.FILE).as("file"),
            col(TypedRows.LINE).as("line"),
            FAULT.as("rule"),
            udf(seal, DataTypes.BinaryType).apply(col(TypedRows.RAW)).as("sealed"),
            lit(run).as("run"));
  }

  /**
   * The contact identifiers in accepted rows that no other corrects, with the columns of {@code
   * Table.VAULT}, each once; {@code sealed} opens with the use {@code identifier:KIND}. A contact
   * that was corrected may be a stranger's.
   */
  public Dataset<Row> contacts() {
    return rows.where(FAULT.isNull().and(col("superseded_at").isNull()))
        .select(explode(col(Judgement.CONTACTS)).as("contact"))
        .select("contact.kind", "contact.value", "contact.sealed")
        .distinct();
  }

  /**
   * Whether a good row, be it superseded or not to be kept, has the key of one of the facts of the
   * same source; never where the contract names no key.
   */
  boolean sharesKeyWith(Dataset<Row> facts) {
    if (contract.key().isEmpty()) {
      return false;
    }
    Column[] key = contract.key().stream().map(name -> col(name)).toArray(Column[]::new);
    Column good =
        FAULT
            .isNull()
            .or(FAULT.equalTo(Judgement.SUPERSEDED))
            .or(FAULT.isin(ForgottenRows.RULES.toArray()));
    Dataset<Row> keys = rows.where(good).select(key).distinct();
    return !facts
        .select(key)
        .join(broadcast(keys), contract.key().toArray(String[]::new), "left_semi")
        .isEmpty();
  }

  /** By what the rows were judged. */
  public SourceContract contract() {
    return contract;
  }

  /** What became of the rows. */
  public SourceCounts counts() {
    return counts;
  }

  /** Lets go of the rows. */
  @Override
  public void close() {
    rows.unpersist();
  }

  /** The use for which quarantined rows are sealed. */
  public static final String QUARANTINE = "quarantine";
}
