package org.kith.models.basket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Association rules by trying every set of items: for small worlds only. */
final class BasketOracle {

  /** One rule and its counts. */
  record Rule(List<String> antecedent, String consequent) {}

  /** Baskets with all of a rule, with its antecedent, with its consequent. */
  record Counts(long both, long antecedent, long consequent) {

    double confidence() {
      return (double) both / antecedent;
    }

    /** Twice the sum over the table's cells of observed · ln(observed ÷ expected). */
    double logLikelihoodRatio(double baskets) {
      double[] rows = {antecedent, baskets - antecedent};
      double[] columns = {consequent, baskets - consequent};
      double[][] cells = {
        {both, antecedent - both}, {consequent - both, baskets - antecedent - consequent + both}
      };
      double sum = 0;
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          double observed = cells[i][j];
          sum += observed == 0 ? 0 : observed * Math.log(observed * baskets / rows[i] / columns[j]);
        }
      }
      return 2 * sum;
    }
  }

  private final List<Set<String>> baskets;

  BasketOracle(List<Set<String>> baskets) {
    this.baskets = baskets;
  }

  Map<String, Counts> rules(BasketSettings settings) {
    List<String> items = baskets.stream().flatMap(Set::stream).distinct().sorted().toList();
    Map<String, Counts> rules = new TreeMap<>();
    for (int chosen = 1; chosen < 1 << items.size(); chosen++) {
      Set<String> all = new TreeSet<>();
      for (int i = 0; i < items.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          all.add(items.get(i));
        }
      }
      for (String consequent : all.size() > 1 ? all : Set.<String>of()) {
        List<String> antecedent = new ArrayList<>(all);
        antecedent.remove(consequent);
        Counts counts = counts(antecedent, consequent);
        if (counts.both() > 0
            && (double) counts.both() / baskets.size() >= settings.minSupport()
            && counts.confidence() >= settings.minConfidence()) {
          rules.put(name(antecedent, consequent), counts);
        }
      }
    }
    return rules;
  }

  Counts counts(List<String> antecedent, String consequent) {
    return new Counts(
        baskets.stream().filter(b -> b.containsAll(antecedent) && b.contains(consequent)).count(),
        baskets.stream().filter(b -> b.containsAll(antecedent)).count(),
        baskets.stream().filter(b -> b.contains(consequent)).count());
  }

  /** Whether a rule with less in its antecedent, or with nothing, is at least as sure. */
  boolean isRedundant(List<String> antecedent, String consequent) {
    Counts own = counts(antecedent, consequent);
    for (int chosen = 0; chosen < (1 << antecedent.size()) - 1; chosen++) {
      List<String> part = new ArrayList<>();
      for (int i = 0; i < antecedent.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          part.add(antecedent.get(i));
        }
      }
      Counts simpler = counts(part, consequent);
      if (simpler.both() * own.antecedent() >= own.both() * simpler.antecedent()) {
        return true;
      }
    }
    return false;
  }

  static String name(List<String> antecedent, String consequent) {
    return String.join("+", antecedent) + " > " + consequent;
  }
}
