package org.kith.features.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.kith.features.error.Problem;
import org.kith.features.source.file.Delivery;
import org.kith.features.source.file.InputFile;
import org.kith.features.source.file.RawRows;
import org.kith.features.source.file.ReadFailure;
import org.kith.features.source.typed.TypedRows;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

/**
 * Reads sources and judges every row by its contract: accepted, a duplicate, or set aside with the
 * one rule that it breaks. No row is lost and none becomes another.
 */
public final class Ingest {

  private final SparkSession spark;
  private final Keyring keyring;
  private final String dataFolder;
  private final Forgetting forgetting;

  /**
   * @param spark session whose time zone is UTC
   * @param keyring the brand's keys
   * @param dataFolder folder under which the sources' paths lie
   */
  public Ingest(SparkSession spark, Keyring keyring, String dataFolder) {
    this(spark, keyring, dataFolder, Forgetting.nothing(keyring));
  }

  /**
   * As {@link #Ingest(SparkSession, Keyring, String)}, where not all may be kept.
   *
   * @param forgetting what is set aside without its content
   */
  public Ingest(SparkSession spark, Keyring keyring, String dataFolder, Forgetting forgetting) {
    String zone = spark.conf().get("spark.sql.session.timeZone");
    if (!zone.equals("UTC")) {
      throw new IllegalArgumentException("the session's time zone is " + zone + "; it must be UTC");
    }
    this.spark = spark;
    this.keyring = keyring;
    this.dataFolder = dataFolder;
    this.forgetting = forgetting;
  }

  /**
   * Lets Spark analyse a contract's expressions on a frame without rows; reads no file.
   *
   * @throws Problem {@code CONF_INVALID} when they do not fit its columns
   */
  public void check(SourceContract contract) {
    Dataset<Row> nothing =
        TypedRows.of(
            spark.createDataFrame(List.of(), RawRows.SCHEMA), Records.types(contract.columns()));
    Lookups lookups = new Lookups(new Records(spark, delivery(contract)), contract.name());
    new Judgement(spark, contract, keyring).of(lookups.unread(nothing, contract.lookups()));
  }

  /**
   * Looks at what a source and its lookups deliver, without reading a row: the files are there and
   * have the contract's columns.
   *
   * @return the source's own files, in order of name; none where it is optional and has none
   * @throws Problem {@code INPUT_MISSING} or {@code INPUT_REFUSED} as {@link #judge} does
   */
  public List<InputFile> look(SourceContract contract) {
    Delivery delivery = delivery(contract);
    Records records = new Records(spark, delivery);
    contract.lookups().values().forEach(l -> records.typed(l.path(), l.format(), l.columns()));
    List<InputFile> files = files(contract, delivery);
    read(contract, records, files);
    return files;
  }

  /**
   * Judges all rows of a source.
   *
   * @param run name of the run, for the quarantine
   * @throws Problem {@code INPUT_MISSING} when there is no file, no row, or a delivery that has not
   *     ended; {@code INPUT_REFUSED} when a file is refused whole; {@code CONF_INVALID} when the
   *     contract's expressions do not fit its columns
   */
  public Judged judge(SourceContract contract, String run) {
    Delivery delivery = delivery(contract);
    List<InputFile> files = files(contract, delivery);
    Records records = new Records(spark, delivery);
    Judged judged =
        judged(contract, run, records, Duplicates.marked(read(contract, records, files)));
    if (judged.counts().read() == 0 && !contract.optional()) {
      judged.close();
      throw delivery.missing(contract.path(), "no file holds a row");
    }
    return judged;
  }

  /**
   * Judges the rows of a source's last files, as judging all of its rows would judge them, where
   * its first files have been judged before and what came of them is to stay.
   *
   * @param first how many files, in order of name, have been judged
   * @param facts the facts that came of them
   * @return empty where a row has the key of one of the facts, so that either of them may replace
   *     the other and all rows are to be judged
   * @throws Problem as {@link #judge}
   */
  public Optional<Judged> judgeAfter(
      int first, Dataset<Row> facts, SourceContract contract, String run) {
    Delivery delivery = delivery(contract);
    List<InputFile> files = Records.files(delivery, contract.path(), contract.format());
    Records records = new Records(spark, delivery);
    Dataset<Row> before = read(contract, records, files.subList(0, first));
    Dataset<Row> last = read(contract, records, files.subList(first, files.size()));
    Judged judged = judged(contract, run, records, Duplicates.marked(last, before));
    if (judged.sharesKeyWith(facts)) {
      judged.close();
      return Optional.empty();
    }
    return Optional.of(judged);
  }

  private static List<InputFile> files(SourceContract contract, Delivery delivery) {
    List<InputFile> files = Records.files(delivery, contract.path(), contract.format());
    if (files.isEmpty() && !contract.optional()) {
      throw delivery.missing(contract.path(), "there is no such file");
    }
    return files;
  }

  private Delivery delivery(SourceContract contract) {
    return new Delivery(contract.name(), dataFolder, spark.sparkContext().hadoopConfiguration());
  }

  private static Dataset<Row> read(
      SourceContract contract, Records records, List<InputFile> files) {
    return records.of(contract.path(), files, contract.format(), contract.columns());
  }

  private Judged judged(SourceContract contract, String run, Records records, Dataset<Row> marked) {
    Dataset<Row> typed = TypedRows.of(marked, Records.types(contract.columns()));
    Dataset<Row> beside = new Lookups(records, contract.name()).beside(typed, contract.lookups());
    Dataset<Row> facts =
        new ForgottenRows(forgetting)
            .marked(contract.table(), new Judgement(spark, contract, keyring).of(beside));
    Dataset<Row> judged = withoutNeedlessText(facts).persist(StorageLevel.MEMORY_AND_DISK());
    SourceCounts counts = counted(records.delivery(), judged);
    return new Judged(contract, run, judged, counts, new Sealer(keyring));
  }

  private static Dataset<Row> withoutNeedlessText(Dataset<Row> facts) {
    Column fault = col(TypedRows.FAULT);
    Column refused =
        fault
            .isNotNull()
            .and(
                not(
                    fault
                        .equalTo(Judgement.DUPLICATE)
                        .or(fault.isin(ForgottenRows.RULES.toArray()))));
    return facts.withColumn(TypedRows.RAW, when(refused, col(TypedRows.RAW)));
  }

  private static SourceCounts counted(Delivery delivery, Dataset<Row> judged) {
    Map<String, Long> byRule = new TreeMap<>();
    long accepted = 0;
    long duplicate = 0;
    for (Row rule : rules(delivery, judged)) {
      if (rule.isNullAt(0)) {
        accepted = rule.getLong(1);
      } else if (rule.getString(0).equals(Judgement.DUPLICATE)) {
        duplicate = rule.getLong(1);
      } else {
        byRule.put(rule.getString(0), rule.getLong(1));
      }
    }
    long quarantined = byRule.values().stream().mapToLong(Long::longValue).sum();
    return new SourceCounts(
        accepted + duplicate + quarantined, accepted, duplicate, quarantined, byRule);
  }

  private static List<Row> rules(Delivery delivery, Dataset<Row> judged) {
    try {
      return judged.groupBy(TypedRows.FAULT).agg(count(lit(1))).collectAsList();
    } catch (Exception failed) {
      judged.unpersist();
      new ReadFailure(delivery, failed).refuseFile();
      throw failed;
    }
  }
}
