package org.kith.jobs.settings.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kith.jobs.settings.yaml.Node.Broken;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Node.Scalar;
import org.kith.jobs.settings.yaml.Node.Sequence;

/**
 * Fills {@code ${name}} and {@code ${name:-default}} in values, from what the command line set and
 * then from the environment.
 */
public final class Variables {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*?)(?::-([^}]*))?}");

  private final Map<String, String> set;
  private final Map<String, String> environment;
  private final Faults faults;

  /**
   * @param set what {@code --set} says, by name
   * @param environment variables of the process, which yield to {@code set}
   */
  public Variables(Map<String, String> set, Map<String, String> environment, Faults faults) {
    this.set = set;
    this.environment = environment;
    this.faults = faults;
  }

  /** The same, with further names, which count before all others; null values are passed over. */
  public Variables and(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(set);
    more.forEach(
        (name, value) -> {
          if (value != null) {
            all.put(name, value);
          }
        });
    return new Variables(all, environment, faults);
  }

  /**
   * Fills every value of a file, in place; keys are left as they are.
   *
   * @return the names that the file refers to, filled or not
   */
  public Set<String> fill(Mapping file) {
    Set<String> names = new TreeSet<>();
    fill(file, "", names);
    return names;
  }

  private Node fill(Node node, String path, Set<String> names) {
    if (node instanceof Mapping mapping) {
      mapping
          .children()
          .replaceAll((key, child) -> fill(child, path.isEmpty() ? key : path + "." + key, names));
    } else if (node instanceof Sequence sequence) {
      sequence.items().replaceAll(item -> fill(item, path, names));
    } else if (node instanceof Scalar scalar && scalar.text() != null) {
      return filled(scalar, path, names);
    }
    return node;
  }

  private Node filled(Scalar scalar, String path, Set<String> names) {
    Matcher reference = REFERENCE.matcher(scalar.text());
    StringBuilder text = new StringBuilder();
    boolean broken = false;
    while (reference.find()) {
      String name = reference.group(1);
      names.add(name);
      String value = set.getOrDefault(name, environment.getOrDefault(name, reference.group(2)));
      if (value == null) {
        broken = true;
        faults.add(
            scalar.place(),
            path,
            "refers to ${%s}, which is not set and has no default".formatted(name),
            "Give --set %s=… or the environment variable of that name.".formatted(name));
      } else {
        reference.appendReplacement(text, Matcher.quoteReplacement(value));
      }
    }
    reference.appendTail(text);
    return broken ? new Broken(scalar.place()) : new Scalar(scalar.place(), text.toString());
  }
}
