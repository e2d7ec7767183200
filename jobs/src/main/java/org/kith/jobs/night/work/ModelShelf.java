package org.kith.jobs.night.work;

import org.apache.hadoop.fs.Path;

/** Where trained models lie: {@code LAKE/models/NAME/VERSION}. */
public final class ModelShelf {

  private ModelShelf() {}

  /** The folder of a model's version. */
  public static Path folder(Workspace workspace, String model, String version) {
    return new Path(new Path(new Path(workspace.lake().root(), "models"), model), version);
  }
}
