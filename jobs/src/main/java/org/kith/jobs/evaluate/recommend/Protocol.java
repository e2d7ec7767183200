package org.kith.jobs.evaluate.recommend;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.models.recommend.choose.Choosing;

/** How recommenders are measured, in words that stand beside the figures. */
final class Protocol {

  private Protocol() {}

  /**
   * @param parts how the choices were parted
   */
  static Map<String, Object> of(RecommendRequest request, Map<String, Object> parts) {
    Map<String, Object> protocol = new LinkedHashMap<>(parts);
    protocol.put("k", request.lengths());
    protocol.put("seed", request.seed());
    if (request.chooses()) {
      int draws = Math.max(1, request.draws().orElse(1));
      protocol.put("tune", draws);
      if (request.candidates().stream().anyMatch(one -> one.algorithm().isFittedBySpark())) {
        protocol.put("tune_of_models_fitted_by_spark", Choosing.drawsBySpark(draws));
      }
      protocol.put("objective", "ndcg@20 on the validation part");
    }
    protocol.put(
        "catalogue", "all items of train; a user's own train items are left out of the lists");
    protocol.put("order", "score descending, then item id ascending");
    protocol.put("means", "over users with test items; a test item outside train is never hit");
    protocol.put("users_not_in_train", "get the most chosen items");
    protocol.put("recall", "hits / min(k, test items); recall_all: hits / test items");
    protocol.put("ndcg", "binary, ideal list of min(k, test items) hits");
    protocol.put("map", "sum of precisions at hits / min(k, test items)");
    protocol.put("coverage", "share of the catalogue that stands in somebody's first k");
    protocol.put("novelty", "mean of -log2(share of train's users who chose the item), in bits");
    return protocol;
  }
}
