package org.kith.features;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.LakeSession;

/** The one session of a test module: two cores, two shuffle partitions. */
public final class SharedSpark {

  private static SparkSession session;

  private SharedSpark() {}

  /** The session, opened at the first call. */
  public static synchronized SparkSession session() {
    if (session == null) {
      Map<String, String> settings = new HashMap<>(LakeSession.SMALL_WORK);
      settings.put(
          "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/kith-test-warehouse");
      session = LakeSession.open("local[2]", settings);
      session.sparkContext().setLogLevel("ERROR");
    }
    return session;
  }
}
