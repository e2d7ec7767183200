package org.kith.jobs.night.work;

import java.util.List;
import org.kith.features.lake.Table;

/**
 * One step of a night: reads pinned tables, writes tables, and says in figures what it did.
 *
 * <p>A stage is a function of what {@link #reads()} pins and of {@link #settings(Workspace)}: where
 * both are as in an earlier run, that run's result is taken.
 *
 * @param <R> its figures, a record that Jackson writes and reads
 */
public interface Stage<R extends StageFigures> {

  /** The stage's name, as on the command line. */
  String name();

  /** Tables whose pinned version decides the result. */
  List<Table> reads();

  /** All else that decides the result, as values that Jackson writes. */
  List<Object> settings(Workspace workspace);

  /** The type of its figures. */
  Class<R> figures();

  /** Does the work: writes its tables through {@link Workspace#write} and gives its figures. */
  R run(Workspace workspace);
}
