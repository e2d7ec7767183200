package org.kith.jobs.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.Problem;
import org.kith.jobs.settings.yaml.Node;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Place;

/** Where each definition of a configuration is written, so that its faults can be told there. */
public final class Places {

  /** Of a configuration that no file holds. */
  public static final Places NONE = new Places(Map.of());

  private final Map<String, Mapping> byDefinition;

  private Places(Map<String, Mapping> byDefinition) {
    this.byDefinition = byDefinition;
  }

  /**
   * @param entries the files of each folder, by its name
   */
  static Places of(Map<String, List<Entry>> entries) {
    Map<String, Mapping> byDefinition = new HashMap<>();
    entries.forEach(
        (folder, files) ->
            files.forEach(file -> byDefinition.put(folder + "/" + file.name(), file.tree())));
    return new Places(byDefinition);
  }

  /** File, line and key of a fault; the definition's name and the key where no file holds it. */
  public String of(DefinitionFault fault) {
    Mapping written = byDefinition.get(fault.kind() + "s/" + fault.name());
    return written == null ? fault.where() : placeOf(written, fault.key()) + ": " + fault.key();
  }

  /**
   * Lets a check run, whose faults are told by file and line.
   *
   * @throws Problem what the check throws
   */
  public <T> T told(Supplier<T> check) {
    try {
      return check.get();
    } catch (Problem problem) {
      throw problem.placed(this::of);
    }
  }

  /** Of as much of the dotted key as is written: an override may have added the rest. */
  private static Place placeOf(Mapping written, String key) {
    if (written.children().containsKey(key)) {
      return written.placeOf(key);
    }
    int dot = key.indexOf('.');
    String first = dot < 0 ? key : key.substring(0, dot);
    Node child = written.children().get(first);
    return dot > 0 && child instanceof Mapping inner
        ? placeOf(inner, key.substring(dot + 1))
        : written.placeOf(first);
  }
}
