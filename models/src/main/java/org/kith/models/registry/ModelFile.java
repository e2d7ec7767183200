package org.kith.models.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/**
 * A model that is a few numbers, saved as one line of JSON: a record that Jackson writes and reads.
 */
public final class ModelFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFile() {}

  /** Saves it into a folder that does not exist yet, on any file system that Spark writes to. */
  public static void save(SparkSession session, String folder, Record model) {
    try {
      String json = JSON.writeValueAsString(model);
      session.createDataset(List.of(json), Encoders.STRING()).coalesce(1).write().text(folder);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("a model that JSON cannot hold", defect);
    }
  }

  /** The model that {@link #save} left in that folder. */
  public static <M extends Record> M load(SparkSession session, String folder, Class<M> type) {
    String json =
        session.read().textFile(folder).collectAsList().stream().collect(Collectors.joining());
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("no " + type.getSimpleName() + " in the folder", damaged);
    }
  }
}
