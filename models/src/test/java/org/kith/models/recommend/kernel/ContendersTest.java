package org.kith.models.recommend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContendersTest {

  private static final int RANK = 16;
  private static final int ITEMS = 2000;
  private static final int LISTED = 10;

  @ParameterizedTest
  @ValueSource(doubles = {0, .5, 3})
  void listsAreThoseOfAllProductsHoweverShortTheLastVectorsAre(double decay) {
    KnownItems known = items(decay);
    Candidates candidates = new Candidates(known, null);
    List<Asker> people = people(70, candidates);

    List<TopItems> tops = new FactorScorer(RANK, null).best(people, candidates, LISTED);

    for (int p = 0; p < people.size(); p++) {
      Asker asker = people.get(p);
      assertThat(drained(tops.get(p))).isEqualTo(expected(known, candidates, asker));
    }
  }

  @Test
  void whoseListNoVectorCanReachIsLetGoAndWhoseListIsNotFullStays() {
    Candidates candidates = new Candidates(items(1), null);
    List<Asker> people = people(20, candidates);
    Contenders open = new Contenders(RANK);
    for (int p = 0; p < 20; p++) {
      TopItems top = new TopItems(1);
      if (p < 18) {
        top.offer(p, 1000);
      }
      open.add(people.get(p), top);
    }

    assertThat(open.remain(1e6)).isTrue();
    assertThat(open.count()).isEqualTo(20);
    assertThat(open.remain(1)).isTrue();
    assertThat(IntStream.range(0, open.count()).mapToObj(open::asker))
        .containsExactly(people.get(18), people.get(19));
    assertThat(open.factors().width()).isEqualTo(16);
    open.top(0).offer(1, 1000);
    open.top(1).offer(1, 1000);
    assertThat(open.remain(1)).isFalse();
  }

  /** By the products as the kernel rounds them, each item's from a tile of its own. */
  private static List<Integer> expected(KnownItems known, Candidates candidates, Asker asker) {
    float[] scores = new float[known.count()];
    for (int tile = 0; tile < candidates.tileCount(); tile++) {
      Contenders one = new Contenders(RANK);
      one.add(asker, new TopItems(1));
      one.remain(1);
      float[] own = new float[16 * Candidates.TILE];
      candidates.score(tile, one.factors(), own);
      int from = tile * Candidates.TILE;
      for (int i = 0; i < Math.min(Candidates.TILE, candidates.count() - from); i++) {
        scores[candidates.item(from + i)] = own[i];
      }
    }
    return IntStream.range(0, known.count())
        .boxed()
        .filter(item -> !asker.excludes(candidates.place(item)))
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
        .limit(LISTED)
        .toList();
  }

  private static KnownItems items(double decay) {
    Random random = new Random(1);
    String[] ids = new String[ITEMS];
    Arrays.setAll(ids, i -> String.format("i%04d", i));
    float[] factors = new float[ITEMS * RANK];
    for (int at = 0; at < factors.length; at++) {
      double length = Math.pow(1 + at / RANK * 7 % ITEMS, -decay);
      factors[at] = (float) (length * random.nextGaussian());
    }
    return KnownItems.counted(ids, new long[ITEMS]).withFactors(RANK, factors);
  }

  private static List<Asker> people(int count, Candidates candidates) {
    Random random = new Random(2);
    List<Asker> people = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      float[] factors = new float[RANK];
      for (int f = 0; f < RANK; f++) {
        factors[f] = (float) random.nextGaussian();
      }
      Object[] row = {
        UTF8String.fromString("p" + p),
        UnsafeArrayData.fromPrimitiveArray(factors),
        UnsafeArrayData.fromPrimitiveArray(new int[] {p, 7 * p + 1}),
        UnsafeArrayData.fromPrimitiveArray(new float[] {1, 1}),
        null
      };
      people.add(Asker.of(new GenericInternalRow(row), candidates, true));
    }
    return people;
  }

  private static List<Integer> drained(TopItems top) {
    List<Integer> items = new ArrayList<>();
    while (top.size() > 0) {
      items.add(0, top.removeWorst(new float[1]));
    }
    return items;
  }
}
