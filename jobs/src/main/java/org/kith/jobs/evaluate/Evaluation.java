package org.kith.jobs.evaluate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command of the workbench found, as scripts read it.
 *
 * @param command such as {@code evaluate recommend}
 * @param data what was read and what of it counts, by name
 * @param protocol how it was measured, by name: what decides the figures beside the data, and what
 *     a metric means where its name leaves it open
 * @param results a model each
 * @param notes what the caller should know, a sentence each
 * @param more further fields of the JSON document, in snake_case
 */
public record Evaluation(
    String command,
    Map<String, Object> data,
    Map<String, Object> protocol,
    List<ModelResult> results,
    List<String> notes,
    @JsonIgnore Map<String, Object> more) {

  public Evaluation {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    protocol = Collections.unmodifiableMap(new LinkedHashMap<>(protocol));
    results = List.copyOf(results);
    notes = List.copyOf(notes);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /** The further fields, as JSON has them. */
  @JsonAnyGetter
  Map<String, Object> fields() {
    return more;
  }
}
