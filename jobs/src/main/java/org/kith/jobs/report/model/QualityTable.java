package org.kith.jobs.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Metric;
import org.kith.jobs.report.words.Numbers;

/**
 * A model's metrics beside those of what it must beat, a row a metric, with what each means.
 *
 * @param model the model's title
 * @param metrics the model's, by the names of the workbench
 * @param baselines the others' metrics, by title, in the order to show
 */
public record QualityTable(
    String model, Map<String, Double> metrics, Map<String, Map<String, Double>> baselines)
    implements Piece {

  @Override
  public void writeTo(Html html) {
    List<String> columns = new ArrayList<>(List.of("Measure", model));
    columns.addAll(baselines.keySet());
    if (!baselines.isEmpty()) {
      columns.add("Beside the best");
    }
    Table table = new Table("Quality beside the baselines", 1, columns);
    TreeSet<Metric> ordered = new TreeSet<>();
    metrics.keySet().forEach(name -> ordered.add(new Metric(name)));
    ordered.forEach(metric -> table.row(row(metric)));
    html.add(table);
  }

  private List<Piece> row(Metric metric) {
    List<Piece> cells = new ArrayList<>();
    cells.add(name(metric));
    cells.add(Piece.text(metric.format(metrics.get(metric.name()))));
    for (Map<String, Double> other : baselines.values()) {
      Double value = other.get(metric.name());
      cells.add(Piece.text(value == null ? Numbers.NONE : metric.format(value)));
    }
    if (!baselines.isEmpty()) {
      cells.add(comparison(metric));
    }
    return cells;
  }

  private static Piece name(Metric metric) {
    return html -> {
      html.add(Piece.both(metric.en(), metric.zh()));
      if (metric.meaning() != null) {
        html.leaf("small", metric.meaning());
      }
    };
  }

  private Piece comparison(Metric metric) {
    double value = metrics.get(metric.name());
    Optional<Double> best =
        baselines.values().stream()
            .map(other -> other.get(metric.name()))
            .filter(other -> other != null && other != 0)
            .reduce((one, other) -> metric.isBetter(other, one) ? other : one);
    if (best.isEmpty() || !metric.isComparable()) {
      return Piece.text(Numbers.NONE);
    }
    if (value == best.get()) {
      return Piece.text("equal");
    }
    boolean better = metric.isBetter(value, best.get());
    String text = difference(value, best.get(), better);
    return html -> html.leaf("span", text, "class", better ? "better" : "worse");
  }

  private static String difference(double value, double best, boolean better) {
    if (better && value >= 2 * best) {
      return String.format(Locale.ROOT, "▲ %.1f times as good", value / best);
    }
    double share = 100 * Math.abs(value - best) / Math.abs(best);
    return String.format(Locale.ROOT, better ? "▲ better by %.1f%%" : "▼ worse by %.1f%%", share);
  }
}
