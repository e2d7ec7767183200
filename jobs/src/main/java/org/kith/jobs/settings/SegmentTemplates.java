package org.kith.jobs.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.kith.features.error.NearestName;
import org.kith.jobs.settings.yaml.Faults;
import org.kith.jobs.settings.yaml.Node;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Node.Scalar;
import org.kith.jobs.settings.yaml.Variables;
import org.kith.jobs.settings.yaml.YamlTree;

/**
 * Segments that are made from a template: a file whose {@code template:} names one of {@code
 * templates/NAME.yaml} beside it, and whose {@code with:} fills the template's {@code ${name}}s.
 * What the file says itself counts before what the template says.
 */
final class SegmentTemplates {

  private static final String TEMPLATE = "template";
  private static final String WITH = "with";

  private final Variables variables;
  private final Faults faults;

  /**
   * @param variables what fills a name that {@code with:} leaves out
   */
  SegmentTemplates(Variables variables, Faults faults) {
    this.variables = variables;
    this.faults = faults;
  }

  /** Completes a segment's tree, in place, where it names a template. */
  void complete(Path file, Mapping tree) {
    String name = tree.text(TEMPLATE);
    if (name == null) {
      return;
    }
    Path template = file.resolveSibling("templates").resolve(name + ".yaml");
    if (!name.matches("[a-z][a-z0-9-]*") || !Files.isRegularFile(template)) {
      faults.add(
          tree.placeOf(TEMPLATE),
          TEMPLATE,
          "is '%s'; it must be the name of a file in %s".formatted(name, template.getParent()),
          "Name one of those, or write the segment out.");
    } else {
      YamlTree.read(template, faults).ifPresent(pattern -> fill(pattern, tree));
    }
    tree.children().remove(TEMPLATE);
    tree.children().remove(WITH);
  }

  private void fill(Mapping pattern, Mapping tree) {
    Map<String, String> with = new HashMap<>();
    if (tree.children().get(WITH) instanceof Mapping given) {
      for (Map.Entry<String, Node> one : given.children().entrySet()) {
        with.put(one.getKey(), one.getValue() instanceof Scalar value ? value.text() : null);
      }
      Set<String> names = variables.and(with).fill(pattern);
      for (String key : given.children().keySet()) {
        if (!names.contains(key)) {
          faults.add(
              given.placeOf(key),
              WITH + "." + key,
              "is no name that the template refers to; it must be one of "
                  + String.join(", ", names),
              NearestName.hint(key, names, "Take it out."));
        }
      }
    } else {
      variables.fill(pattern);
    }
    pattern
        .children()
        .forEach(
            (key, value) -> {
              if (!tree.children().containsKey(key)) {
                tree.put(key, pattern.placeOf(key), value);
              }
            });
  }
}
