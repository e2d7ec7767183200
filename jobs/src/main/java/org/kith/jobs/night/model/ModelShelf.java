package org.kith.jobs.night.model;

import org.apache.hadoop.fs.Path;
import org.kith.jobs.night.work.Workspace;

/** Where trained models lie: {@code LAKE/models/NAME/VERSION}. */
final class ModelShelf {

  private ModelShelf() {}

  static Path folder(Workspace workspace, String model, String version) {
    return new Path(new Path(new Path(workspace.lake().root(), "models"), model), version);
  }
}
