package org.kith.jobs.evaluate.communities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.social.graph.ClusterQuality;
import org.kith.features.social.graph.Clusters;
import org.kith.features.social.graph.Resolution;
import org.kith.features.social.graph.TieArrays;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.ModelResult;
import org.kith.models.evaluate.ClusterAgreement;

/** Finds communities in a graph at several resolutions, and measures them against known groups. */
public final class CommunitiesEvaluation {

  private static final String MODEL = "leiden";

  private final CommunitiesRequest request;
  private final Graph graph = new Graph();
  private final Map<String, String> truth = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> nodes;
  private final TieArrays ties;

  private CommunitiesEvaluation(CommunitiesRequest request) {
    this.request = request;
    PairFile.read(request.edges(), request.spark(), graph::add).ifPresent(notes::add);
    graph.requireTies(request.edges().toString());
    request
        .truth()
        .ifPresent(
            file ->
                PairFile.read(
                    file,
                    request.spark(),
                    (node, group, none) -> {
                      if (node != null && group != null) {
                        truth.put(node, group);
                        graph.addNode(node);
                      }
                    }));
    nodes = graph.nodes();
    ties = graph.tieArrays();
  }

  /**
   * Runs it.
   *
   * @throws org.kith.features.error.Problem {@code INPUT_REFUSED} where no tie is left of the edges
   */
  public static Evaluation run(CommunitiesRequest request) {
    CommunitiesEvaluation evaluation = new CommunitiesEvaluation(request);
    return new Evaluation(
        "evaluate communities",
        evaluation.counts(),
        evaluation.protocol(),
        evaluation.results(),
        evaluation.notes,
        Map.of());
  }

  private Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>(graph.counts());
    if (!truth.isEmpty()) {
      counts.put("known_nodes", truth.size());
      counts.put("known_groups", truth.values().stream().distinct().count());
    }
    return counts;
  }

  private Map<String, Object> protocol() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("seeds", request.seeds());
    protocol.put("seed", request.seed());
    protocol.put("kept", "of the seeds the clusters of greatest modularity at the resolution");
    protocol.put(
        "chosen resolution",
        "the one of %s with the greatest significance; the known groups are not looked at"
            .formatted(Resolution.TRIED));
    protocol.put("modularity", "at resolution 1");
    protocol.put(
        "nmi", "over the arithmetic mean of entropies, over the nodes whose group is known");
    return protocol;
  }

  private List<ModelResult> results() {
    List<ModelResult> results = new ArrayList<>();
    for (double resolution : request.resolutions()) {
      long start = System.nanoTime();
      Clusters found = Clusters.best(ties, resolution, request.seed(), request.seeds());
      results.add(
          result("%s at %s".formatted(MODEL, resolution), resolution, found, seconds(start)));
    }
    long start = System.nanoTime();
    Resolution chosen = Resolution.mostSignificant(ties, request.seed(), request.seeds());
    results.add(result(MODEL + ", chosen", chosen.resolution(), chosen.clusters(), seconds(start)));
    return results;
  }

  private ModelResult result(String name, double resolution, Clusters found, double fitSeconds) {
    ClusterQuality quality = ClusterQuality.of(ties, found);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("clusters", (double) quality.clusters());
    metrics.put("modularity", quality.modularity(1));
    metrics.put("significance", quality.significance());
    if (!truth.isEmpty()) {
      ClusterAgreement agreement = agreement(found);
      metrics.put("nmi", agreement.nmi());
      metrics.put("ari", agreement.ari());
    }
    return new ModelResult(
        name, metrics, fitSeconds, 0, Map.of("parameters", Map.of("resolution", resolution)));
  }

  private ClusterAgreement agreement(Clusters found) {
    Map<String, Integer> clusterOf = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      clusterOf.put(nodes.get(i), found.clusterOf()[i]);
    }
    return new ClusterAgreement(
        List.copyOf(truth.values()), truth.keySet().stream().map(clusterOf::get).toList());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
