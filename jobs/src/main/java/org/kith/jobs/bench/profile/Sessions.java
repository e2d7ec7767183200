package org.kith.jobs.bench.profile;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.LakeSession;

/** The Spark of a child. */
final class Sessions {

  private Sessions() {}

  /** As a night of that scale has it, with the task's threads. */
  static SparkSession open(TagTask task) {
    Map<String, String> settings = new HashMap<>();
    if (task.isSmall()) {
      settings.putAll(LakeSession.SMALL_WORK);
    }
    settings.put("spark.sql.shuffle.partitions", Integer.toString(task.threads()));
    settings.putAll(task.configuration().kith().spark());
    return LakeSession.open("local[" + task.threads() + "]", settings);
  }
}
