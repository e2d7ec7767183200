package org.kith.models.uplift;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A target foretold for each fold by a ridge fit on the others: Chernozhukov et al. (2018). */
final class CrossFit implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<LinearFunction> byFold = new ArrayList<>();

  CrossFit(List<GramSums> folds) {
    for (int held = 0; held < folds.size(); held++) {
      byFold.add(Ridge.chosen(Ridge.without(folds, held)));
    }
  }

  double of(UpliftRow row) {
    return byFold.get(row.fold()).at(row.features());
  }
}
