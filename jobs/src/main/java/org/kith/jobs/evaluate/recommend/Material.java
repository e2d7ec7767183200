package org.kith.jobs.evaluate.recommend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.error.Problem;
import org.kith.models.recommend.judge.ChoiceLog;
import org.kith.models.recommend.judge.HeldOut;
import org.kith.models.recommend.judge.Parts;
import org.kith.models.recommend.matrix.TasteMatrix;

/** The choices that a request names: what to learn from, to choose on and to measure on. */
final class Material {

  private static final double VALIDATION_SHARE = 0.2;

  private final RecommendRequest request;
  private final Map<String, Object> counts = new LinkedHashMap<>();
  private final Map<String, Object> protocol = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private HeldOut test;
  private Optional<HeldOut> validation = Optional.empty();

  private Material(RecommendRequest request) {
    this.request = request;
  }

  /**
   * Reads the files.
   *
   * @throws Problem when a file is not there, not legal, or nothing in it counts
   */
  static Material read(RecommendRequest request) {
    Material material = new Material(request);
    if (request.files() instanceof RecommendRequest.Parted parted) {
      material.read(parted);
    } else if (request.files() instanceof RecommendRequest.Whole whole) {
      material.read(whole);
    }
    return material;
  }

  /** What models are measured on. */
  HeldOut test() {
    return test;
  }

  /** What models are chosen on; empty where they are not. */
  Optional<HeldOut> validation() {
    return validation;
  }

  /** What was read and what of it counts. */
  Map<String, Object> counts() {
    return counts;
  }

  /** How it was parted. */
  Map<String, Object> protocol() {
    return protocol;
  }

  List<String> notes() {
    return notes;
  }

  private void read(RecommendRequest.Parted parted) {
    ChoiceLog train = choices(parted.train(), "train").choices();
    TasteMatrix known = learnable(train, parted.train());
    protocol.put("split", "as the files have it");
    hold(known, choices(parted.test(), "test").choices().matrix(), parted.test());
    if (parted.validation() != null) {
      ChoiceLog chosenOn = choices(parted.validation(), "validation").choices();
      protocol.put("validation", "as the file has it; models learn from train alone");
      choose(known, chosenOn.matrix(), parted.validation());
    } else if (request.chooses()) {
      choose(
          train.isDated()
              ? Parts.temporal(train, VALIDATION_SHARE)
              : Parts.random(train, VALIDATION_SHARE, request.seed()),
          parted.train());
    }
  }

  private void read(RecommendRequest.Whole whole) {
    ChoiceLog choices = choices(whole.interactions(), "interactions").choices();
    if (whole.temporal() && !choices.isDated()) {
      throw refused(
          whole.interactions(),
          "has no time in any row, or no column 'time'; a temporal split needs it",
          "Add the column, or give --split random.");
    }
    Parts parts = parted(choices, whole, request.seed());
    protocol.put("split", "test is " + parts.protocol());
    TasteMatrix known = learnable(parts.train(), whole.interactions());
    hold(known, parts.test().matrix(), whole.interactions());
    if (request.chooses()) {
      choose(parted(parts.train(), whole, request.seed() + 1), whole.interactions());
    }
  }

  private static Parts parted(ChoiceLog choices, RecommendRequest.Whole whole, long seed) {
    return whole.temporal()
        ? Parts.temporal(choices, whole.testShare())
        : Parts.random(choices, whole.testShare(), seed);
  }

  private ChoiceFile choices(Path path, String part) {
    ChoiceFile file =
        request.files().lists() ? ChoiceFile.lists(path) : ChoiceFile.table(path, request.spark());
    counts.put(part + "_rows", file.rows());
    counts.put(part + "_rows_refused", file.choices().refused());
    if (file.undated() > 0) {
      counts.put(part + "_rows_undated", file.undated());
    }
    if (!file.ignored().isEmpty()) {
      notes.add(
          "%s: %s does not count; the columns are user, item, weight and time"
              .formatted(path.getFileName(), String.join(", ", file.ignored())));
    }
    return file;
  }

  private TasteMatrix learnable(ChoiceLog train, Path file) {
    TasteMatrix known = train.matrix();
    if (known.weights().size() == 0) {
      throw new Problem(
          Problem.Code.INPUT_MISSING,
          file.toString(),
          "has no row to learn from; one with a user, an item and a weight above 0 is needed",
          "Look at its rows.");
    }
    counts.put("train_pairs", known.weights().size());
    counts.put("train_duplicates", train.size() - known.weights().size());
    counts.put("people", known.people().count());
    counts.put("items", known.items().count());
    return known;
  }

  private void hold(TasteMatrix known, TasteMatrix later, Path file) {
    test = HeldOut.of(known, later);
    if (test.people().isEmpty()) {
      throw refused(
          file,
          "leaves nothing to be foretold: no row that counts is new to its user",
          "Give rows that train does not have.");
    }
    counts.put("test_people", test.people().size());
    counts.put("test_people_not_in_train", test.unknownPeople());
    counts.put("test_pairs", test.pairs());
    counts.put("test_pairs_of_unknown_items", test.unreachablePairs());
    counts.put("test_pairs_also_in_train", test.knownPairs());
  }

  private void choose(Parts parts, Path file) {
    protocol.put("validation", parts.protocol() + " of train; then models learn from all of train");
    choose(parts.train().matrix(), parts.test().matrix(), file);
  }

  private void choose(TasteMatrix known, TasteMatrix later, Path file) {
    HeldOut held = HeldOut.of(known, later);
    if (held.people().isEmpty() || known.weights().size() == 0) {
      throw refused(
          file,
          "leaves nothing to choose on: users have too few items to hold one out",
          "Give --validation F, or leave --tune out.");
    }
    counts.put("validation_people", held.people().size());
    counts.put("validation_pairs", held.pairs());
    validation = Optional.of(held);
  }

  private static Problem refused(Path file, String found, String remedy) {
    return new Problem(Problem.Code.INPUT_REFUSED, file.toString(), found, remedy);
  }
}
