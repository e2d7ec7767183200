package org.kith.models.recommend.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Makes the lists of one partition's people, a block of people at a time. */
final class ListKernel implements MapPartitionsFunction<Row, Row> {

  static final StructType SCHEMA =
      StructType.fromDDL(
          "person_id STRING, item_id STRING, rank INT, score DOUBLE, reason STRING,"
              + " because_item_id STRING, model STRING");

  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 32;

  private final Broadcast<KnownItems> known;
  private final Broadcast<Candidates> candidates;
  private final Broadcast<PastReasons> reasons;
  private final int longest;
  private final boolean explained;

  ListKernel(
      Broadcast<KnownItems> known,
      Broadcast<Candidates> candidates,
      Broadcast<PastReasons> reasons,
      int longest,
      boolean explained) {
    this.known = known;
    this.candidates = candidates;
    this.reasons = reasons;
    this.longest = longest;
    this.explained = explained;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> people) {
    ListRows rows =
        new ListRows(
            known.value(), candidates.value(), reasons == null ? null : reasons.value(), explained);
    Deque<Row> ready = new ArrayDeque<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (ready.isEmpty() && people.hasNext()) {
          answer(people, rows, ready);
        }
        return !ready.isEmpty();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return ready.remove();
      }
    };
  }

  private void answer(Iterator<Row> people, ListRows rows, Deque<Row> ready) {
    List<Asker> block = new ArrayList<>(BLOCK);
    while (block.size() < BLOCK && people.hasNext()) {
      block.add(Asker.of(people.next(), known.value(), candidates.value()));
    }
    List<TopItems> tops = select(block);
    for (int i = 0; i < block.size(); i++) {
      if (block.get(i).isKnown()) {
        rows.addByTaste(block.get(i), tops.get(i), ready);
      } else {
        rows.addByPopularity(block.get(i), longest, ready);
      }
    }
  }

  private List<TopItems> select(List<Asker> block) {
    Candidates shelf = candidates.value();
    List<TopItems> tops = new ArrayList<>(block.size());
    for (int i = 0; i < block.size(); i++) {
      tops.add(new TopItems(longest));
    }
    float[] scores = new float[Candidates.TILE];
    for (int tile = 0; tile < shelf.tileCount(); tile++) {
      int from = tile * Candidates.TILE;
      int length = Math.min(Candidates.TILE, shelf.count() - from);
      for (int i = 0; i < block.size(); i++) {
        Asker asker = block.get(i);
        if (asker.isKnown()) {
          shelf.score(tile, asker.factors(), scores);
          asker.strikeExcluded(from, length, scores);
          offer(tops.get(i), from, length, scores);
        }
      }
    }
    return tops;
  }

  private static void offer(TopItems top, int from, int length, float[] scores) {
    float threshold = top.threshold();
    for (int i = 0; i < length; i++) {
      if (scores[i] > threshold) {
        top.offer(from + i, scores[i]);
        threshold = top.threshold();
      }
    }
  }
}
