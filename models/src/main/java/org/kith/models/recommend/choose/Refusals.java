package org.kith.models.recommend.choose;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kith.features.error.Problem;

/** Candidates that cannot be fitted to what there is, and why; the others go on without them. */
final class Refusals {

  private final Map<String, String> why = new LinkedHashMap<>();
  private Problem last;

  /** What came of a candidate; empty, and remembered, where it refuses. */
  <T> Optional<T> attempt(String candidate, Supplier<T> fit) {
    try {
      return Optional.of(fit.get());
    } catch (Problem refusal) {
      why.put(candidate, refusal.getMessage());
      last = refusal;
      return Optional.empty();
    }
  }

  /**
   * Those that did not refuse, in their order.
   *
   * @throws Problem the last refusal, where all did
   */
  List<String> others(Collection<String> candidates) {
    unlessAll(candidates);
    return candidates.stream().filter(name -> !why.containsKey(name)).toList();
  }

  /**
   * @throws Problem the last refusal, where all of them refused
   */
  void unlessAll(Collection<String> candidates) {
    if (last != null && why.keySet().containsAll(candidates)) {
      throw last;
    }
  }

  /** Why, by name, in the order of the attempts. */
  Map<String, String> why() {
    return why;
  }
}
