package org.kith.jobs.night;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;

/**
 * Runs a stage once: where the ledger holds a run with the same fingerprint, its result is taken;
 * otherwise the stage runs and is written down after its last commit.
 *
 * <p>What a stage keeps on its executors between two of its jobs goes with an executor that dies.
 * The stage then runs again, at most {@value #MOST_RUNS} times in all; what it has committed by
 * then stands and is not written twice.
 */
final class StageRunner {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST_RUNS = 3;
  private static final int LONGEST_CHAIN = 50;

  /** Spark's name for a kept block that went with its executor. */
  private static final String LOST_BLOCK = "CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND";

  private final Workspace workspace;
  private final RunLedger ledger;
  private final StageProgress progress;
  private final String build;
  private final boolean anew;

  /**
   * @param build which code this is; what another has done is done again
   * @param anew whether stages take nothing over from the release before
   */
  StageRunner(
      Workspace workspace, RunLedger ledger, StageProgress progress, String build, boolean anew) {
    this.workspace = workspace;
    this.ledger = ledger;
    this.progress = progress;
    this.build = build;
    this.anew = anew;
  }

  <R extends StageFigures> StageRun run(Stage<R> stage) {
    Map<Table, Long> inputs = inputsOf(stage);
    String fingerprint = Fingerprint.of(stage.name(), build, inputs, stage.settings(workspace));
    Optional<StageRun> earlier = ledger.done(fingerprint);
    StageRun run =
        earlier.isPresent() ? reuse(stage, earlier.get()) : perform(stage, fingerprint, inputs);
    workspace.pin(run.outputs());
    workspace.keep(read(run.result(), stage.figures()));
    return run;
  }

  private <R extends StageFigures> StageRun perform(
      Stage<R> stage, String fingerprint, Map<Table, Long> inputs) {
    progress.started(stage.name(), workspace.asOf().day());
    long start = System.nanoTime();
    R figures = figures(stage, fingerprint);
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    StageRun run =
        new StageRun(
            workspace.release(),
            stage.name(),
            fingerprint,
            workspace.asOf().day(),
            inputs,
            workspace.written(),
            figures.rowsIn(),
            figures.rowsOut(),
            seconds,
            "done",
            write(figures));
    ledger.record(run);
    progress.finished(stage.name(), workspace.asOf().day(), seconds, run.rowsOut());
    return run;
  }

  private <R extends StageFigures> R figures(Stage<R> stage, String fingerprint) {
    Optional<R> before = anew ? Optional.empty() : before(stage);
    for (int run = 1; ; run++) {
      workspace.begin(fingerprint, before);
      try {
        return stage.run(workspace);
      } catch (RuntimeException failed) {
        if (run == MOST_RUNS || !isOfALostBlock(failed)) {
          throw failed;
        }
      }
    }
  }

  private static boolean isOfALostBlock(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(LONGEST_CHAIN)
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(LOST_BLOCK));
  }

  private StageRun reuse(Stage<?> stage, StageRun earlier) {
    progress.skipped(stage.name(), workspace.asOf().day(), "done by an earlier run");
    if (earlier.release().equals(workspace.release())) {
      return earlier;
    }
    StageRun reused =
        new StageRun(
            workspace.release(),
            earlier.stage(),
            earlier.fingerprint(),
            workspace.asOf().day(),
            earlier.inputs(),
            earlier.outputs(),
            earlier.rowsIn(),
            earlier.rowsOut(),
            0,
            "reused",
            earlier.result());
    ledger.record(reused);
    return reused;
  }

  /** What the stage said in the release before, if that still pins what the stage wrote for it. */
  private <R extends StageFigures> Optional<R> before(Stage<R> stage) {
    return workspace
        .base()
        .flatMap(
            base ->
                ledger.of(base.id()).stream()
                    .filter(run -> run.stage().equals(stage.name()))
                    .filter(
                        run ->
                            base.pins().versions().entrySet().containsAll(run.outputs().entrySet()))
                    .reduce((first, last) -> last))
        .flatMap(run -> readable(run.result(), stage.figures()));
  }

  /** Empty where another version of the program wrote the figures in another form. */
  private static <R extends StageFigures> Optional<R> readable(String json, Class<R> type) {
    try {
      return Optional.of(JSON.readValue(json, type));
    } catch (JsonProcessingException otherForm) {
      return Optional.empty();
    }
  }

  private Map<Table, Long> inputsOf(Stage<?> stage) {
    Map<Table, Long> inputs = new EnumMap<>(Table.class);
    for (Table table : stage.reads()) {
      workspace.pins().versionOf(table).ifPresent(version -> inputs.put(table, version));
    }
    return inputs;
  }

  /** A stage's figures as the ledger keeps them. */
  static String write(StageFigures figures) {
    try {
      return JSON.writeValueAsString(figures);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException(
          "cannot write figures of " + figures.getClass().getSimpleName(), cause);
    }
  }

  /** The figures that the ledger keeps. */
  static <R extends StageFigures> R read(String json, Class<R> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException(
          "the ledger's figures are not a " + type.getSimpleName(), cause);
    }
  }
}
