package org.kith.jobs.night;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kith.features.lake.Steps;

/**
 * Has a run die once before and once after each of its steps, and start again each time, until one
 * comes through. The sweep ends by itself: a step that is new is swept too.
 */
public final class KillSweep {

  private final Predicate<String> swept;
  private final Set<String> points = new LinkedHashSet<>();

  /** Sweeps every step. */
  public KillSweep() {
    this(point -> true);
  }

  /**
   * @param swept at which points a run dies, such as {@code after release}
   */
  public KillSweep(Predicate<String> swept) {
    this.swept = swept;
  }

  /** The death of a run; nobody catches it. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Death(String point) {
      super("died " + point);
    }
  }

  /**
   * Runs until nothing is left to die at.
   *
   * @param run what is to survive; it takes its steps as it is told
   * @param check is told of each death, such as {@code after release}, before the next run
   * @return what the undisturbed run gave
   */
  public <T> T of(Function<Steps, T> run, Consumer<String> check) {
    while (true) {
      Mortal life = new Mortal();
      try {
        T result = run.apply(life);
        if (life.diedAt == null) {
          return result;
        }
        throw new AssertionError("a run went on after its death " + life.diedAt);
      } catch (Death death) {
        check.accept(life.diedAt);
      }
    }
  }

  /** Where runs died, in order: {@code before} or {@code after} and the step's name. */
  public List<String> points() {
    return List.copyOf(points);
  }

  /** One run; a dead process takes no step in any of its lanes. */
  private final class Mortal implements Steps {

    private String diedAt;

    @Override
    public void take(String name, Runnable effect) {
      reach("before " + name);
      effect.run();
      reach("after " + name);
    }

    private synchronized void reach(String point) {
      if (diedAt == null && swept.test(point) && points.add(point)) {
        diedAt = point;
      }
      if (diedAt != null) {
        throw new Death(diedAt);
      }
    }
  }
}
