package org.kith.jobs.evaluate.basket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.models.basket.AssociationRules;
import org.kith.models.basket.CrossCategory;
import org.kith.models.basket.RedundantRules;
import org.kith.models.basket.RuleDirection;

/** Mines the caller's baskets and tells every rule. */
public final class BasketEvaluation {

  /** The field of the document that holds the rules, {@link FoundRule}s in their order. */
  public static final String RULES = "rules";

  private BasketEvaluation() {}

  /**
   * Runs it.
   *
   * @throws Problem {@code INPUT_REFUSED} when no row has both a basket and an item
   */
  public static Evaluation run(BasketRequest request) {
    BasketFile file = BasketFile.read(request);
    Map<String, Object> data = file.counts();
    if (data.get("baskets").equals(0L)) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          request.baskets().toString(),
          "no row has both a basket and an item",
          "Give rows that name a basket and an item of it.");
    }
    Dataset<Row> baskets = file.frame(request.spark().get());
    long start = System.nanoTime();
    AssociationRules mined = AssociationRules.mine(baskets, request.settings());
    List<FoundRule> rules =
        told(mined.rules(), file, request).collectAsList().stream()
            .map(FoundRule::of)
            .sorted(FoundRule.ORDER)
            .toList();
    double seconds = (System.nanoTime() - start) / 1e9;
    data.put("itemsets", mined.itemsets());
    data.put(RULES, rules.size());
    return new Evaluation(
        "evaluate basket",
        data,
        protocol(request, file),
        List.of(new ModelResult("fp-growth", Map.of(), seconds, 0, Map.of())),
        notes(file),
        Map.of(RULES, rules));
  }

  /** The rules that count, with what is known of their categories and of what comes first. */
  private static Dataset<Row> told(Dataset<Row> mined, BasketFile file, BasketRequest request) {
    Dataset<Row> kept = request.prune() ? RedundantRules.leftOut(mined) : mined;
    Dataset<Row> crossing =
        request
            .categories()
            .map(path -> CrossCategory.only(kept, CategoryFile.read(path, request.spark())))
            .orElse(kept);
    return file.isTimed()
        ? RuleDirection.added(crossing, file.purchases(request.spark().get()))
        : crossing;
  }

  private static Map<String, Object> protocol(BasketRequest request, BasketFile file) {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("min_support", request.settings().minSupport());
    protocol.put("min_confidence", request.settings().minConfidence());
    protocol.put("basket", "an item counts once a basket");
    protocol.put("rule", "one or more items in the antecedent, one in the consequent");
    protocol.put(
        "pruned",
        request.prune()
            ? "left out: rules no surer than a simpler one with that consequent, or than chance"
            : "no: every rule that reaches both");
    request
        .categories()
        .ifPresent(
            path -> protocol.put("categories", "rules within a category of " + path + " left out"));
    if (file.isTimed()) {
      protocol.put(
          "direction",
          "of who had all of a rule, and not at once, the share who had the antecedent first");
    }
    return protocol;
  }

  private static List<String> notes(BasketFile file) {
    List<String> notes = new ArrayList<>();
    file.ignored().forEach(column -> notes.add("column " + column + " does not count"));
    return notes;
  }
}
