package org.kith.features.tag.rule;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;

/**
 * One thing that is wrong with the catalogue.
 *
 * @param tag name of the tag
 * @param key key of its file, as written in YAML
 * @param found what the key is, as the end of the sentence "is …"
 * @param remedy what to do, as an imperative sentence
 */
public record TagFault(String tag, String key, String found, String remedy) {

  /** A name that is not among the legal ones, with the nearest that is, if one is near. */
  public static TagFault unknown(
      String tag, String key, String what, String name, Collection<String> legal) {
    return new TagFault(
        tag,
        key,
        "naming the %s '%s', which does not exist".formatted(what, name),
        NearestName.hint(name, legal, "Correct the name."));
  }

  /** Adds {@link #unknown} for each name that is not legal. */
  public static void unknowns(
      String tag,
      String key,
      String what,
      Collection<String> names,
      Collection<String> legal,
      List<TagFault> faults) {
    for (String name : new TreeSet<>(names)) {
      if (!legal.contains(name)) {
        faults.add(unknown(tag, key, what, name, legal));
      }
    }
  }

  /**
   * Ends the check when there is something wrong.
   *
   * @throws Problem {@code CONF_INVALID}, a line a fault
   */
  public static void throwIfAny(List<TagFault> faults) {
    if (!faults.isEmpty()) {
      throw Problem.of(
          faults.stream()
              .map(
                  fault ->
                      new DefinitionFault(
                          "tag", fault.tag, fault.key, "is " + fault.found, fault.remedy))
              .toList());
    }
  }
}
