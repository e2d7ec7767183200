package org.kith.jobs.night.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kith.features.lake.StageRun;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * What each stage of a night read and wrote, as OpenLineage's run events (specification 2-0-2), one
 * a line: from any table version back to those that it came from.
 *
 * <p>The event's time is the end of the business day, since a night asks no clock; a run's id is
 * derived from what decides the stage, so that the same night tells the same lines.
 */
public final class Lineage {

  private static final String PRODUCER = "https://kith.org/kith";
  private static final String SPECIFICATION = "https://openlineage.io/spec/2-0-2/OpenLineage.json";
  private static final String VERSION_FACET =
      "https://openlineage.io/spec/facets/1-0-1/DatasetVersionDatasetFacet.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String lake;
  private final AsOf asOf;
  private final Map<String, String> sources;

  /**
   * @param lake the lake's URI, the namespace of its tables
   * @param sources fingerprint of each source's files, by its name
   */
  public Lineage(String lake, AsOf asOf, Map<String, String> sources) {
    this.lake = lake;
    this.asOf = asOf;
    this.sources = sources;
  }

  /** The lines, each with a line feed. */
  public String of(List<StageRun> runs) {
    StringBuilder lines = new StringBuilder();
    for (StageRun run : runs) {
      lines.append(json(event(run))).append('\n');
    }
    return lines.toString();
  }

  private Map<String, Object> event(StageRun run) {
    Map<String, Object> inputs = new TreeMap<>();
    if (run.stage().equals("ingest")) {
      sources.forEach(
          (name, hash) -> inputs.put("source/" + name, dataset("source/" + name, hash)));
    }
    run.inputs()
        .forEach((table, version) -> inputs.put(table.tableName(), dataset(table, version)));
    Map<String, Object> outputs = new TreeMap<>();
    run.outputs()
        .forEach((table, version) -> outputs.put(table.tableName(), dataset(table, version)));
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventType", "COMPLETE");
    event.put("eventTime", asOf.cutoff().toString());
    event.put("run", Map.of("runId", idOf(run)));
    event.put("job", Map.of("namespace", "kith", "name", run.stage()));
    event.put("inputs", List.copyOf(inputs.values()));
    event.put("outputs", List.copyOf(outputs.values()));
    event.put("producer", PRODUCER);
    event.put("schemaURL", SPECIFICATION + "#/$defs/RunEvent");
    return event;
  }

  private Map<String, Object> dataset(Table table, long version) {
    return dataset("tables/" + table.tableName(), String.valueOf(version));
  }

  private Map<String, Object> dataset(String name, String version) {
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("_producer", PRODUCER);
    facet.put("_schemaURL", VERSION_FACET);
    facet.put("datasetVersion", version);
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("namespace", lake);
    dataset.put("name", name);
    dataset.put("facets", Map.of("version", facet));
    return dataset;
  }

  private static String idOf(StageRun run) {
    String name = run.release() + "/" + run.stage() + "/" + run.fingerprint();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String json(Map<String, Object> event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("a lineage event cannot be written", cause);
    }
  }
}
