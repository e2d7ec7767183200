package org.kith.models.recommend.matrix;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * One person's ties to items.
 *
 * @param personId whose they are
 * @param items numbers of the items, ascending
 * @param strengths strength of the tie to each
 */
public record PersonTies(String personId, int[] items, float[] strengths) implements Serializable {

  /** People in ascending order of their ids. */
  public static final Comparator<PersonTies> ORDER =
      Comparator.comparing(PersonTies::personId, Ids.ORDER);

  /** Reads {@code (person_id string, past_items array<int>, past_weights array<float>)}. */
  public static PersonTies of(Row row) {
    List<Integer> items = row.getList(row.fieldIndex("past_items"));
    List<Float> strengths = row.getList(row.fieldIndex("past_weights"));
    int[] numbers = new int[items.size()];
    float[] values = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = items.get(i);
      values[i] = strengths.get(i);
    }
    return new PersonTies(row.getAs("person_id"), numbers, values);
  }

  /** A matrix of these people by all items, a row each, in order of their ids. */
  public static SparseRows rows(int itemCount, Iterator<PersonTies> people) {
    List<PersonTies> sorted = new ArrayList<>();
    people.forEachRemaining(sorted::add);
    sorted.sort(ORDER);
    int[] starts = new int[sorted.size() + 1];
    for (int row = 0; row < sorted.size(); row++) {
      starts[row + 1] = Math.addExact(starts[row], sorted.get(row).items.length);
    }
    int[] columns = new int[starts[sorted.size()]];
    float[] values = new float[columns.length];
    for (int row = 0; row < sorted.size(); row++) {
      PersonTies ties = sorted.get(row);
      System.arraycopy(ties.items, 0, columns, starts[row], ties.items.length);
      System.arraycopy(ties.strengths, 0, values, starts[row], ties.items.length);
    }
    return new SparseRows(itemCount, starts, columns, values);
  }
}
