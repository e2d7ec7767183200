package org.kith.models.recommend.choose;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a saved recommender keeps of each person: the folder {@code people} beside its items, a row
 * a person under {@code person_id}.
 */
public final class KnownPeople {

  private static final String FOLDER = "people";
  private static final String DRAFT = "people.draft";

  private KnownPeople() {}

  /**
   * Lets a saved model forget a person; what it learnt from that person in common with others stays
   * until it is trained again. Killed half-way, the same call finishes.
   *
   * @param model folder of the saved model
   * @return whether it knew the person
   * @throws IOException when the folder cannot be changed
   */
  public static boolean forget(SparkSession spark, String model, String personId)
      throws IOException {
    Path folder = new Path(model, FOLDER);
    Path draft = new Path(model, DRAFT);
    FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    if (files.exists(new Path(draft, "_SUCCESS")) && !files.exists(folder)) {
      files.rename(draft, folder);
    }
    if (!files.exists(folder)) {
      return false;
    }
    Dataset<Row> people = spark.read().parquet(folder.toString());
    if (people.where(col("person_id").equalTo(personId)).isEmpty()) {
      files.delete(draft, true);
      return false;
    }
    people
        .where(col("person_id").notEqual(personId))
        .write()
        .mode("overwrite")
        .parquet(draft.toString());
    files.delete(folder, true);
    return files.rename(draft, folder);
  }
}
