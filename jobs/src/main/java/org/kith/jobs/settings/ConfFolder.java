package org.kith.jobs.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kith.features.error.NearestName;
import org.kith.jobs.settings.yaml.Faults;
import org.kith.jobs.settings.yaml.Node;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Place;

/** The files of a configuration, and where {@code folders:} of {@code kith.yaml} puts them. */
final class ConfFolder {

  static final List<String> FOLDERS =
      List.of("sources", "tags", "models", "segments", "destinations");

  private final Path root;
  private final Faults faults;

  ConfFolder(Path root, Faults faults) {
    this.root = root;
    this.faults = faults;
  }

  Path kith() {
    return root.resolve("kith.yaml").normalize();
  }

  /** Notes the names under {@code folders:} that no folder has. */
  void checkNames(Mapping kith) {
    if (!(kith.children().get("folders") instanceof Mapping folders)) {
      return;
    }
    for (String name : folders.children().keySet()) {
      if (!FOLDERS.contains(name)) {
        faults.add(
            folders.placeOf(name),
            "folders." + name,
            "is an unknown folder; it must be one of " + String.join(", ", FOLDERS),
            NearestName.hint(name, FOLDERS, "Take it out."));
      }
    }
  }

  /**
   * The YAML files of a folder, by name.
   *
   * @return empty for a folder that is not there, unless {@code kith.yaml} names it; that is a
   *     fault
   */
  List<Path> files(Mapping kith, String folder) {
    Node folders = kith.children().get("folders");
    String elsewhere = folders instanceof Mapping mapping ? mapping.text(folder) : null;
    Path place = root.resolve(elsewhere == null ? folder : elsewhere).normalize();
    if (!Files.isDirectory(place)) {
      if (elsewhere != null) {
        faults.add(
            ((Mapping) folders).placeOf(folder),
            "folders." + folder,
            "is '%s'; it must be a folder, seen from that of kith.yaml".formatted(elsewhere),
            "Correct the path.");
      }
      return List.of();
    }
    try (Stream<Path> entries = Files.list(place)) {
      List<Path> sorted = entries.sorted().toList();
      sorted.stream()
          .filter(entry -> entry.toString().endsWith(".yml"))
          .forEach(entry -> misnamed(entry));
      return sorted.stream().filter(entry -> entry.toString().endsWith(".yaml")).toList();
    } catch (IOException unreadable) {
      faults.add(
          new Place(place.toString(), 0), "", "cannot be listed", "Check that you may read it.");
      return List.of();
    }
  }

  private void misnamed(Path file) {
    faults.add(
        new Place(file.toString(), 0),
        "",
        "ends in .yml and would not be read",
        "Let its name end in .yaml.");
  }
}
