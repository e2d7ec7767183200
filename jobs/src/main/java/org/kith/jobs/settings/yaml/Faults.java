package org.kith.jobs.settings.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.features.error.Problem;

/** The faults of one configuration, gathered so that they are all told at once. */
public final class Faults {

  private record Fault(Place place, String key, String found, String remedy) {

    String where() {
      return key.isEmpty() ? place.toString() : place + ": " + key;
    }
  }

  private final List<Fault> faults = new ArrayList<>();

  /**
   * Notes one.
   *
   * @param key the setting's dotted path in its file; empty for the file as a whole
   * @param found what it is and what is legal
   * @param remedy what to do, as an imperative sentence or a question
   */
  public void add(Place place, String key, String found, String remedy) {
    Fault fault = new Fault(place, key, found, remedy);
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /** How many there are. */
  public int count() {
    return faults.size();
  }

  /**
   * Ends the reading when there is any.
   *
   * @throws Problem {@code CONF_INVALID}, whose message has a line for each fault, by file and line
   */
  public void throwIfAny() {
    if (faults.isEmpty()) {
      return;
    }
    List<Fault> inOrder =
        faults.stream()
            .sorted(
                Comparator.comparing((Fault fault) -> fault.place().file())
                    .thenComparing(fault -> fault.place().line()))
            .toList();
    Fault first = inOrder.get(0);
    String rest =
        inOrder.stream()
            .skip(1)
            .map(fault -> "%n%s · %s · %s".formatted(fault.where(), fault.found(), fault.remedy()))
            .collect(Collectors.joining());
    throw new Problem(
        Problem.Code.CONF_INVALID, first.where(), first.found(), first.remedy() + rest);
  }
}
