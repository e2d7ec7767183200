package org.kith.jobs.evaluate.recommend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.models.evaluate.Bootstrap.Interval;
import org.kith.models.recommend.choose.Search;
import org.kith.models.recommend.choose.Standing;
import org.kith.models.recommend.judge.Slices.Slice;

/** What choosing found, as fields of a JSON document. */
final class Fields {

  private Fields() {}

  /** {@code {model, parameters, validation, interval, lead, slices, tried}}. */
  static Map<String, Object> of(Standing standing) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", standing.model());
    fields.put("parameters", standing.parameters());
    fields.put("validation", ModelResult.finite(standing.metrics()));
    fields.put("ndcg@20_interval", of(standing.interval()));
    fields.put("lead_over_best_single", of(standing.lead()));
    fields.put("slices", of(standing.slices()));
    List<Map<String, Object>> tried = new ArrayList<>();
    standing.tried().forEach(one -> tried.add(of(one)));
    fields.put("tried", tried);
    return fields;
  }

  /** {@code [low, high]}. */
  static List<Double> of(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  /** {@code {NAME: {people, METRIC: value}}}; empty slices are left out. */
  static Map<String, Object> of(Map<String, Slice> slices) {
    Map<String, Object> fields = new LinkedHashMap<>();
    slices.forEach(
        (name, slice) -> {
          if (slice.people() > 0) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("people", slice.people());
            figures.put(slice.metric(), slice.value());
            fields.put(name, figures);
          }
        });
    return fields;
  }

  private static Map<String, Object> of(Search.Tried tried) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("draw", tried.draw());
    fields.put("parameters", tried.parameters().values());
    fields.put("ndcg@20", tried.ndcg());
    fields.put("fit_seconds", tried.fitSeconds());
    return fields;
  }
}
