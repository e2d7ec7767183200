package org.kith.jobs.evaluate.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.identity.match.Field;
import org.kith.features.identity.match.Links;
import org.kith.features.identity.match.MatchRecords;
import org.kith.features.identity.match.MatchedPersons;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.jobs.evaluate.file.FlatFile;

/** Matches the caller's records without labels, and measures it where the truth is given. */
public final class IdentityEvaluation {

  private static final String MODEL = "fellegi-sunter";

  private final IdentityRequest request;
  private final RecordFiles files;

  private IdentityEvaluation(IdentityRequest request, RecordFiles files) {
    this.request = request;
    this.files = files;
  }

  /**
   * Runs it.
   *
   * @throws Problem {@code INPUT_REFUSED} where the records cannot be read as the request says
   */
  public static Evaluation run(IdentityRequest request) {
    request.truth().ifPresent(FlatFile::requireThere);
    return new IdentityEvaluation(request, RecordFiles.read(request)).evaluation();
  }

  private Evaluation evaluation() {
    Map<String, String> truth =
        request
            .truth()
            .map(path -> TruthFile.read(FlatFile.open(path, request::spark), files.sides()))
            .orElse(Map.of());
    MatchRecords records = files.records();
    long start = System.nanoTime();
    Links links = Links.among(records, request.acrossFiles(), request.settings());
    double learnt = seconds(start);
    start = System.nanoTime();
    Map<String, String> found = found(links, records);
    double assigned = seconds(start);
    Map<String, Object> data = new LinkedHashMap<>(files.counts());
    data.put("pairs", (long) links.allPairs());
    data.put("pairs_compared", links.compared());
    data.put("share_compared", links.compared() / Math.max(1, links.allPairs()));
    data.put("clusters", new HashSet<>(found.values()).size());
    data.put("clustered_records", found.size());
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (request.truth().isPresent()) {
      PairScore score = PairScore.of(found, truth, files.sides(), request.acrossFiles());
      data.put("true_pairs", score.belonging());
      data.put("found_pairs", score.found());
      metrics.putAll(score.metrics());
    }
    return new Evaluation(
        "evaluate identity",
        data,
        protocol(links),
        List.of(
            new ModelResult(MODEL, metrics, learnt, assigned, Map.of("evidence", evidence(links)))),
        notes(),
        Map.of());
  }

  private Map<String, String> found(Links links, MatchRecords records) {
    Map<String, String> found = new HashMap<>();
    for (Row row :
        MatchedPersons.of(links, records, request.acrossFiles(), request.settings())
            .collectAsList()) {
      found.put(row.getString(0), row.getString(1));
    }
    return found;
  }

  private Map<String, Object> protocol(Links links) {
    Map<String, Object> protocol = new LinkedHashMap<>();
    Map<String, String> kinds = new LinkedHashMap<>();
    files.fields().forEach(field -> kinds.put(field.name(), field.kind().label()));
    protocol.put("kinds", kinds);
    protocol.put("learning", "expectation maximisation, without labels");
    protocol.put("blocking", links.rules());
    protocol.put("probability", request.settings().probability());
    protocol.put(
        "assignment",
        request.acrossFiles()
            ? "a person has at most one record of a file"
            : "a person has any number of records");
    protocol.put("precision, recall, f1", "over pairs of records");
    return protocol;
  }

  private List<Map<String, Object>> evidence(Links links) {
    List<Map<String, Object>> evidence = new ArrayList<>();
    List<Field> fields = files.fields();
    for (int f = 0; f < fields.size(); f++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("field", fields.get(f).name());
      one.put("match", rounded(links.model().match()[f]));
      one.put("chance", rounded(links.model().chance().alone()[f]));
      one.put(
          "leans_on",
          links.model().chance().leansOn(f).map(on -> fields.get(on).name()).orElse(null));
      evidence.add(one);
    }
    return evidence;
  }

  private static List<String> rounded(double[] shares) {
    List<String> rounded = new ArrayList<>();
    for (double share : shares) {
      rounded.add(String.format(Locale.ROOT, "%.3g", share));
    }
    return rounded;
  }

  private List<String> notes() {
    return request.truth().isPresent()
        ? List.of()
        : List.of("without --truth there is nothing to measure against: only counts are told");
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
