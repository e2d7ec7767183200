package org.kith.jobs.night.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.kith.features.error.Problem;
import org.kith.features.lake.Origin;
import org.kith.features.lake.Release;
import org.kith.jobs.night.work.ModelShelf;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.choose.Recommenders;
import org.kith.models.registry.ModelCard;

/**
 * The earlier night's model that a recommender starts from: the champion of the release that the
 * night builds on, learnt with the same parameters of its algorithm.
 *
 * <p>Every seventh day a night starts from nothing, so that no rounding is handed on for long, and
 * so does the night after an erasure: factors of the others still know a little of who was erased.
 */
final class EarlierRecommender {

  /** The parameter of a card that names the version that the model started from. */
  static final String NAMED = "started-from";

  private static final int COLD_EVERY_DAYS = 7;

  private final Workspace workspace;
  private final String model;
  private final Optional<ModelCard> champion;

  /**
   * @param champion of the release that the night builds on
   */
  EarlierRecommender(Workspace workspace, String model, Optional<ModelCard> champion) {
    this.workspace = workspace;
    this.model = model;
    this.champion = champion;
  }

  /**
   * The version to start from; empty where tonight's starts from nothing.
   *
   * @param parameters of tonight's model, as its card has them
   */
  Optional<String> version(Map<String, String> parameters) {
    boolean cold = workspace.asOf().day().toEpochDay() % COLD_EVERY_DAYS == 0;
    if (cold
        || afterErasure()
        || !Recommenders.named(parameters.get("algorithm")).startsFromEarlier()) {
      return Optional.empty();
    }
    return champion
        .filter(card -> ofAlgorithm(card.parameters()).equals(ofAlgorithm(parameters)))
        .map(ModelCard::version)
        .filter(this::isKept);
  }

  /**
   * The model of a version.
   *
   * @throws Problem {@code NOT_FOUND} where the lake no longer keeps it
   */
  RecommenderModel load(String version) {
    if (!isKept(version)) {
      throw new Problem(
          Problem.Code.NOT_FOUND,
          "model %s, version %s".formatted(model, version),
          "is no longer kept, and a later version started from it",
          "Only a version that started from nothing, or from one that is kept, can be trained"
              + " again.");
    }
    return Recommenders.load(workspace.spark(), folder(version).toString());
  }

  private boolean afterErasure() {
    return workspace.base().map(Release::origin).map(Origin::event).orElse(Origin.Event.NIGHT)
        == Origin.Event.ERASURE;
  }

  private boolean isKept(String version) {
    try {
      Path about = new Path(folder(version), "about");
      return about
          .getFileSystem(workspace.spark().sparkContext().hadoopConfiguration())
          .exists(about);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot look for " + folder(version), cause);
    }
  }

  private Path folder(String version) {
    return ModelShelf.folder(workspace, model, version);
  }

  private static Map<String, String> ofAlgorithm(Map<String, String> parameters) {
    Map<String, String> others = new TreeMap<>(parameters);
    others.keySet().removeIf(name -> name.equals(NAMED) || name.startsWith("events."));
    return others;
  }
}
