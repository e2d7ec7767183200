package org.kith.jobs.night.stage;

import java.util.List;
import org.kith.jobs.night.model.ScoreStage;
import org.kith.jobs.night.model.TrainStage;
import org.kith.jobs.night.work.Stage;

/** The stages of a night, in their order. */
public final class Stages {

  private Stages() {}

  /** From raw rows to files. */
  public static List<Stage<?>> inOrder() {
    return List.of(
        new IngestStage(),
        new IdentifyStage(),
        new ProfileStage(),
        new TrainStage(),
        new ScoreStage(),
        new SegmentStage(),
        new ExportStage());
  }
}
