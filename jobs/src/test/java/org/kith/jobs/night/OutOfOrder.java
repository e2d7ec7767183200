package org.kith.jobs.night;

import org.kith.features.lake.Steps;

/** Takes one step only when another has been taken, though it should come before: a wrong order. */
final class OutOfOrder implements Steps {

  private final String late;
  private final String first;
  private final Steps steps;
  private Runnable held;

  /**
   * @param late the step that is held back
   * @param first the step after which it is taken
   */
  OutOfOrder(String late, String first, Steps steps) {
    this.late = late;
    this.first = first;
    this.steps = steps;
  }

  @Override
  public void take(String name, Runnable effect) {
    if (name.equals(late)) {
      held = effect;
      return;
    }
    steps.take(name, effect);
    if (name.equals(first) && held != null) {
      steps.take(late, held);
    }
  }
}
