package org.kith.jobs.night.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.jobs.night.model.ReproFigures.Difference;
import org.kith.jobs.night.model.ReproFigures.Scores;
import org.kith.jobs.night.model.Retraining.Retrained;
import org.kith.jobs.night.work.Build;
import org.kith.jobs.night.work.NightIdentity;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.settings.Configuration;
import org.kith.models.registry.ModelCard;

/**
 * Trains a published model again from its card, on the versions of the tables that the card names,
 * and compares. Nothing is written.
 */
public final class Reproduction {

  private static final double ROUNDING = 1e-6;

  private final Workspace workspace;
  private final ModelCard card;

  private Reproduction(Workspace workspace, ModelCard card) {
    this.workspace = workspace;
    this.card = card;
  }

  /**
   * Reproduces a model.
   *
   * @param releases of the lake, newest first; the oldest that holds the version says what was
   *     known
   * @throws Problem {@code NOT_FOUND} where no release holds the version, the rows it was trained
   *     from are deleted, or the configuration no longer has the model
   */
  public static ReproFigures of(
      Lake lake,
      List<Release> releases,
      Configuration configuration,
      Keyring keyring,
      String model,
      String version) {
    TreeSet<String> known = new TreeSet<>();
    ModelCard card = null;
    Release origin = null;
    for (Release release : releases) {
      for (Row row : lake.readOrEmpty(Table.MODELS, release.pins()).collectAsList()) {
        known.add(row.getAs("model") + " " + row.getAs("version"));
        if (row.getAs("model").equals(model) && row.getAs("version").equals(version)) {
          card = ModelCard.of(row);
          origin = release;
        }
      }
    }
    if (card == null) {
      throw new Problem(
          Problem.Code.NOT_FOUND,
          "model %s, version %s".formatted(model, version),
          "is in no release of " + lake.root(),
          NearestName.hint(model + " " + version, known, "The night's report names each version."));
    }
    refuseDeleted(lake, card);
    AsOf asOf = new AsOf(card.asOf(), configuration.kith().zone(), origin.knownOn());
    Workspace workspace =
        new Workspace(
            lake,
            configuration,
            keyring,
            asOf,
            new NightIdentity(origin.id(), origin.inputs(), Optional.empty()));
    workspace.pin(origin.pins().versions());
    workspace.pin(versions(card));
    return new Reproduction(workspace, card).figures();
  }

  /** A model may be in use for longer than the release is kept whose tables trained it. */
  private static void refuseDeleted(Lake lake, ModelCard card) {
    Pins trainedFrom = new Pins(versions(card));
    for (Map.Entry<Table, Long> pinned : trainedFrom.versions().entrySet()) {
      if (!lake.isWhole(pinned.getKey(), trainedFrom)) {
        throw new Problem(
            Problem.Code.NOT_FOUND,
            "model %s, version %s".formatted(card.model(), card.version()),
            "was trained from rows that are deleted: table %s, version %d; a model is reproduced"
                    .formatted(pinned.getKey().tableName(), pinned.getValue())
                + " from a release that is kept",
            "Reproduce a version that was trained since, or lengthen 'retention: {releases: …}' in"
                + " kith.yaml for those to come.");
      }
    }
  }

  private static Map<Table, Long> versions(ModelCard card) {
    Map<Table, Long> versions = new LinkedHashMap<>();
    card.dataVersions()
        .forEach((name, at) -> Table.named(name).ifPresent(table -> versions.put(table, at)));
    return versions;
  }

  private ReproFigures figures() {
    Optional<Retrained> again = new Retraining(workspace, card).run();
    List<Difference> differences = new ArrayList<>();
    again.ifPresentOrElse(
        retrained -> metrics(retrained.metrics(), differences),
        () -> differences.add(new Difference("model", "trained", "cannot be trained")));
    Scores scores = again.map(Retrained::scores).orElse(null);
    boolean same =
        differences.isEmpty()
            && scores.onlyKept() + scores.onlyRetrained() == 0
            && scores.largestDifference() <= ROUNDING;
    note("configuration", card.configuration(), workspace.configuration().hash(), differences);
    note("build", card.evidence().build(), Build.hash(), differences);
    return new ReproFigures(
        card.model(), card.version(), card.kind(), card.asOf(), same, differences, scores);
  }

  /** A metric that differs, the farthest first. */
  private void metrics(Map<String, Double> again, List<Difference> differences) {
    TreeSet<String> names = new TreeSet<>(card.metrics().keySet());
    again.forEach((name, value) -> addIfFinite(names, name, value));
    names.stream()
        .filter(name -> !(distance(name, again) <= ROUNDING))
        .sorted(Comparator.comparingDouble(name -> -distance(name, again)))
        .forEach(
            name ->
                differences.add(
                    new Difference(
                        name,
                        String.valueOf(card.metrics().get(name)),
                        String.valueOf(again.get(name)))));
  }

  private static void addIfFinite(TreeSet<String> names, String name, double value) {
    if (Double.isFinite(value)) {
      names.add(name);
    }
  }

  private double distance(String name, Map<String, Double> again) {
    Double then = card.metrics().get(name);
    Double now = again.get(name);
    return then == null || now == null ? Double.POSITIVE_INFINITY : Math.abs(then - now);
  }

  private static void note(String what, String then, String now, List<Difference> differences) {
    if (then != null && !then.equals(now)) {
      differences.add(new Difference(what, then, now));
    }
  }
}
