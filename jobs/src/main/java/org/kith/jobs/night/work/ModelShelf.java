package org.kith.jobs.night.work;

import org.apache.hadoop.fs.Path;
import org.kith.features.lake.Lake;

/** Where trained models lie: {@code LAKE/models/NAME/VERSION}. */
public final class ModelShelf {

  private ModelShelf() {}

  /** The folder of a model's version. */
  public static Path folder(Lake lake, String model, String version) {
    return new Path(new Path(new Path(lake.root(), "models"), model), version);
  }

  /** As the other, in the lake of a night. */
  public static Path folder(Workspace workspace, String model, String version) {
    return folder(workspace.lake(), model, version);
  }
}
