package org.kith.models.recommend.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Makes the lists of one partition's people, a block of people at a time. */
final class ListKernel implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {

  static final StructType SCHEMA =
      StructType.fromDDL(
          "person_id STRING, item_id STRING, rank INT, score DOUBLE, reason STRING,"
              + " because_item_id STRING, model STRING");

  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 64;

  private final Broadcast<KnownItems> known;
  private final Broadcast<Candidates> candidates;
  private final Broadcast<ItemScorer> scorer;
  private final String algorithm;
  private final int longest;
  private final boolean explained;
  private final boolean withoutPast;

  /**
   * @param scorer null where popularity is all that is known
   * @param algorithm name of the scorer's, for the rows that it makes
   * @param withoutPast whether what a person chose before must not appear
   */
  ListKernel(
      Broadcast<KnownItems> known,
      Broadcast<Candidates> candidates,
      Broadcast<ItemScorer> scorer,
      String algorithm,
      int longest,
      boolean explained,
      boolean withoutPast) {
    this.known = known;
    this.candidates = candidates;
    this.scorer = scorer;
    this.algorithm = algorithm;
    this.longest = longest;
    this.explained = explained;
    this.withoutPast = withoutPast;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> people) {
    ItemScorer tastes = scorer == null ? null : scorer.value();
    ListRows rows = new ListRows(known.value(), candidates.value(), tastes, algorithm, explained);
    Deque<InternalRow> ready = new ArrayDeque<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (ready.isEmpty() && people.hasNext()) {
          answer(people, tastes, rows, ready);
        }
        return !ready.isEmpty();
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return ready.remove();
      }
    };
  }

  private void answer(
      Iterator<InternalRow> people, ItemScorer tastes, ListRows rows, Deque<InternalRow> ready) {
    Candidates shelf = candidates.value();
    List<Asker> block = new ArrayList<>(BLOCK);
    while (block.size() < BLOCK && people.hasNext()) {
      block.add(Asker.of(people.next(), shelf, withoutPast));
    }
    List<TopItems> tops = tastes == null ? null : tastes.best(block, shelf, longest);
    for (int i = 0; i < block.size(); i++) {
      if (tops != null && tops.get(i).size() > 0) {
        rows.addByTaste(block.get(i), tops.get(i), ready);
      } else {
        rows.addByPopularity(block.get(i), longest, ready);
      }
    }
  }
}
