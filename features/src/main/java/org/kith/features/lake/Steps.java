package org.kith.features.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The steps by which a run changes what its lake holds, each under a name.
 *
 * <p>Whatever commits, renames or deletes below a lake's root does it as a step of the lake, so
 * that whoever opened the lake can tell what a run does to it, and let it die before or after any
 * of that. Lanes of a stage may take steps at the same time.
 */
@FunctionalInterface
public interface Steps {

  /** Takes every step, and no more. */
  Steps PLAIN = (name, effect) -> effect.run();

  /**
   * Takes a step.
   *
   * @param name the same in every run, such as {@code table orders}
   * @param effect what the step does; to be run once
   */
  void take(String name, Runnable effect);

  /** Takes a step that has a result. */
  default <T> T give(String name, Supplier<T> effect) {
    List<T> given = new ArrayList<>(1);
    take(name, () -> given.add(effect.get()));
    return given.get(0);
  }
}
