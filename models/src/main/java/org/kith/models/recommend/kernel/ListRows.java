package org.kith.models.recommend.kernel;

import java.util.Arrays;
import java.util.Deque;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Puts a person's selected items into Spark's own rows, with the words that say why. */
final class ListRows {

  private static final UTF8String AGAIN = words("Chosen before", "之前选过");
  private static final UTF8String POPULARITY = UTF8String.fromString("popularity");
  private static final UTF8String LIKE_PAST = words("Goes with {item}", "与{item}相配");

  private final KnownItems known;
  private final Candidates candidates;
  private final ItemScorer scorer;
  private final UTF8String algorithm;
  private final boolean explained;
  private final UTF8String[] ids;

  ListRows(
      KnownItems known,
      Candidates candidates,
      ItemScorer scorer,
      String algorithm,
      boolean explained) {
    this.known = known;
    this.candidates = candidates;
    this.scorer = scorer;
    this.algorithm = UTF8String.fromString(algorithm);
    this.ids = new UTF8String[known.count()];
    this.explained = explained;
  }

  /** Adds a known person's list, best first; empties {@code top}. */
  void addByTaste(Asker asker, TopItems top, Deque<InternalRow> out) {
    int length = top.size();
    int[] items = new int[length];
    float[] scores = new float[length];
    float[] score = new float[1];
    for (int i = length - 1; i >= 0; i--) {
      items[i] = top.removeWorst(score);
      scores[i] = score[0];
    }
    int[] because = because(asker, items);
    for (int i = 0; i < length; i++) {
      UTF8String reason = because[i] < 0 ? null : because[i] == items[i] ? AGAIN : LIKE_PAST;
      UTF8String past = because[i] < 0 || because[i] == items[i] ? null : id(because[i]);
      out.add(row(asker, items[i], i + 1, scores[i], reason, past, algorithm));
    }
  }

  /** Adds the popular items that the person may see, at most {@code longest}. */
  void addByPopularity(Asker asker, int longest, Deque<InternalRow> out) {
    int rank = 0;
    for (int i = 0; i < candidates.count() && rank < longest; i++) {
      int place = candidates.popular(i);
      if (!asker.excludes(place)) {
        rank++;
        int item = candidates.item(place);
        UTF8String reason = explained ? chosenBy(known.people(item)) : null;
        out.add(row(asker, item, rank, known.popularity(item), reason, null, POPULARITY));
      }
    }
  }

  /** The past item that speaks most for each item; the item itself if chosen before; -1 unknown. */
  private int[] because(Asker asker, int[] items) {
    int[] because = new int[items.length];
    Arrays.fill(because, -1);
    int[] past = asker.past().items();
    if (!explained || !scorer.explains() || past.length == 0 || items.length == 0) {
      return because;
    }
    double[][] shares = scorer.shares(asker, items);
    for (int i = 0; i < items.length; i++) {
      if (Arrays.binarySearch(past, items[i]) >= 0) {
        because[i] = items[i];
        continue;
      }
      int best = 0;
      for (int j = 1; j < past.length; j++) {
        best = shares[i][j] > shares[i][best] ? j : best;
      }
      because[i] = past[best];
    }
    return because;
  }

  private InternalRow row(
      Asker asker,
      int item,
      int rank,
      double score,
      UTF8String reason,
      UTF8String past,
      UTF8String model) {
    return new GenericInternalRow(
        new Object[] {asker.personId(), id(item), rank, score, reason, past, model});
  }

  /** An item stands in many lists: its id is put into Spark's form once. */
  private UTF8String id(int item) {
    if (ids[item] == null) {
      ids[item] = UTF8String.fromString(known.id(item));
    }
    return ids[item];
  }

  private static UTF8String chosenBy(long people) {
    String english = people == 1 ? "Bought by 1 person" : "Bought by " + people + " people";
    return words(english, "有" + people + "人购买");
  }

  private static UTF8String words(String english, String chinese) {
    return UTF8String.fromString("{\"en\":\"" + english + "\",\"zh\":\"" + chinese + "\"}");
  }
}
