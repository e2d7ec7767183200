package org.kith.jobs.night.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.night.work.ModelShelf;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.registry.Incumbent;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;

/** Where challengers meet the champions of the release that the night builds on. */
final class Bench {

  private final Workspace workspace;
  private final Pins inputs;
  private final Map<String, ModelCard> champions;

  /** Opened before the stage writes: what it writes beside a model decides nothing of it. */
  Bench(Workspace workspace) {
    this.workspace = workspace;
    this.inputs = workspace.pins();
    Pins base = workspace.base().map(Release::pins).orElse(Pins.NONE);
    this.champions =
        workspace.lake().readOrEmpty(Table.MODELS, base).where("champion").collectAsList().stream()
            .map(Bench::card)
            .collect(Collectors.toMap(ModelCard::model, card -> card));
  }

  /** The model in use in the release that the night builds on. */
  Optional<ModelCard> champion(String model) {
    return Optional.ofNullable(champions.get(model));
  }

  /**
   * Saves a challenger and judges it.
   *
   * @param measuredOn on what it was measured, in words
   */
  Trial enter(Challenger challenger, String measuredOn) {
    String version = version(challenger.model());
    save(challenger.model(), version, challenger.saving());
    ModelCard card =
        challenger.card(
            version,
            workspace.asOf().day(),
            dataVersions(challenger.learntFrom()),
            workspace.configuration().hash());
    return judge(card, measuredOn);
  }

  /**
   * Of a model that could not be trained: a champion that can stays, and the words tell of it.
   *
   * @param en why, in English
   * @param zh the same in Chinese
   */
  Trial notTrained(String model, String kind, String en, String zh) {
    Incumbent incumbent = incumbent(model, kind);
    return new Trial(model, incumbent.standing().stream().toList(), incumbent.words(en, zh), null);
  }

  private Incumbent incumbent(String model, String kind) {
    return Incumbent.of(
        champion(model).filter(card -> card.kind().equals(kind)),
        () -> workspace.table(Table.FEATURES).columns());
  }

  /** Judges a challenger; where it is refused, the card of a champion that stays follows it. */
  private Trial judge(ModelCard challenger, String measuredOn) {
    Incumbent incumbent = incumbent(challenger.model(), challenger.kind());
    Verdict verdict =
        workspace.configuration().kith().gates().models().judge(challenger, incumbent.standing());
    List<ModelCard> cards = new ArrayList<>();
    cards.add(challenger.judged(verdict, verdict.passed()));
    if (verdict.passed()) {
      return new Trial(challenger.model(), cards, null, measuredOn);
    }
    incumbent.standing().ifPresent(cards::add);
    Words why =
        incumbent.lost().isEmpty()
            ? null
            : incumbent.words("the gate refused what was learnt", "新模型未通过检验");
    return new Trial(challenger.model(), cards, why, measuredOn);
  }

  /**
   * Version of each table that decides a model: those of earlier stages, and those that this stage
   * wrote for it.
   */
  private Map<String, Long> dataVersions(List<Table> written) {
    Pins pins = inputs;
    for (Table table : written) {
      pins = pins.with(Map.of(table, workspace.pins().versions().get(table)));
    }
    return pins.versions().entrySet().stream()
        .collect(Collectors.toMap(pin -> pin.getKey().tableName(), Map.Entry::getValue));
  }

  /** Name of the version that the stage at hand trains of a model. */
  String version(String model) {
    return ModelCard.version(List.of(model, workspace.stamp()));
  }

  /** Saves a model into its folder, which is cleared first of what a run that died left in it. */
  private void save(String model, String version, Consumer<String> saving) {
    workspace
        .lake()
        .steps()
        .take("model " + model, () -> saving.accept(clearFolder(model, version)));
  }

  /** Where a long fit of a version writes down how far it has come; {@link #save} clears it. */
  String unfinished(String model, String version) {
    return new Path(ModelShelf.folder(workspace, model, version), "unfinished").toString();
  }

  private String clearFolder(String model, String version) {
    Path folder = ModelShelf.folder(workspace, model, version);
    try {
      folder
          .getFileSystem(workspace.spark().sparkContext().hadoopConfiguration())
          .delete(folder, true);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot clear " + folder, cause);
    }
    return folder.toString();
  }

  void take(
      Trial trial,
      List<ModelCard> cards,
      Map<String, Words> notTrained,
      Map<String, String> measuredOn) {
    cards.addAll(trial.cards());
    if (trial.why() != null) {
      notTrained.put(trial.model(), trial.why());
    }
    if (trial.measuredOn() != null) {
      measuredOn.put(trial.model(), trial.measuredOn());
    }
  }

  private static ModelCard card(Row row) {
    return ModelCard.of(row);
  }
}
