package org.kith.models.recommend.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kith.models.evaluate.RankedHits;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * Quality where a mean over all hides it: NDCG@k of new people and of heavy buyers, Recall@k of
 * tail items.
 *
 * <p>New people are the quarter of those with test items who have the fewest items in the training
 * part, heavy buyers the quarter with the most; where several have the same number, those with the
 * lower ids are counted first. Tail items are all but the most chosen fifth of the catalogue.
 */
public final class Slices {

  private static final double QUARTER = 0.25;
  private static final double HEAD = 0.2;

  private final HeldOut heldOut;
  private final int[] byActivity;
  private final boolean[] tail;

  public Slices(HeldOut heldOut) {
    this.heldOut = heldOut;
    this.byActivity = byActivity(heldOut);
    this.tail = tail(heldOut.chosenBy());
  }

  /**
   * How good lists are for one slice.
   *
   * @param people people in it
   * @param metric {@code ndcg@20}, {@code recall@20} …
   * @param value NaN where nobody is in it
   */
  public record Slice(int people, String metric, double value) {}

  /** The slices by name: {@code new people}, {@code heavy buyers}, {@code tail items}. */
  public Map<String, Slice> of(RankedLists ranked, int k) {
    int quarter = (int) Math.ceil(QUARTER * byActivity.length);
    Map<String, Slice> slices = new LinkedHashMap<>();
    slices.put("new people", ndcg(ranked, k, Arrays.copyOf(byActivity, quarter)));
    slices.put(
        "heavy buyers",
        ndcg(
            ranked,
            k,
            Arrays.copyOfRange(byActivity, byActivity.length - quarter, byActivity.length)));
    slices.put("tail items", tailRecall(ranked, k));
    return slices;
  }

  private Slice ndcg(RankedLists ranked, int k, int[] chosen) {
    double mean =
        Arrays.stream(chosen)
            .mapToDouble(
                at -> ListQuality.hits(heldOut.people().get(at), ranked.lists()[at]).ndcg(k))
            .average()
            .orElse(Double.NaN);
    return new Slice(chosen.length, "ndcg@" + k, mean);
  }

  private Slice tailRecall(RankedLists ranked, int k) {
    List<RankedHits> hits = new ArrayList<>();
    for (int at = 0; at < heldOut.people().size(); at++) {
      HeldOut.Person person = heldOut.people().get(at);
      int[] rare = Arrays.stream(person.items()).filter(item -> tail[item]).toArray();
      if (rare.length > 0) {
        HeldOut.Person onlyRare = new HeldOut.Person(person.row(), rare, rare.length);
        hits.add(ListQuality.hits(onlyRare, ranked.lists()[at]));
      }
    }
    double mean = hits.stream().mapToDouble(hit -> hit.recall(k)).average().orElse(Double.NaN);
    return new Slice(hits.size(), "recall@" + k, mean);
  }

  private static int[] byActivity(HeldOut heldOut) {
    SparseRows known = heldOut.train().weights();
    List<HeldOut.Person> people = heldOut.people();
    return IntStream.range(0, people.size())
        .boxed()
        .sorted(Comparator.comparingInt((Integer at) -> items(known, people.get(at))))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int items(SparseRows known, HeldOut.Person person) {
    return person.row() < 0 ? 0 : known.size(person.row());
  }

  private static boolean[] tail(int[] chosenBy) {
    Integer[] order = IntStream.range(0, chosenBy.length).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        (a, b) ->
            chosenBy[a] != chosenBy[b]
                ? Integer.compare(chosenBy[b], chosenBy[a])
                : a.compareTo(b));
    boolean[] tail = new boolean[chosenBy.length];
    for (int place = (int) Math.ceil(HEAD * order.length); place < order.length; place++) {
      tail[order[place]] = true;
    }
    return tail;
  }
}
