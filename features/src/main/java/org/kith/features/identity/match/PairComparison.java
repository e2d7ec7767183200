package org.kith.features.identity.match;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Compares the records of a block, each with each; two that several blocks bring together, in that
 * of the least key alone.
 */
final class PairComparison implements UDF2<Long, Seq<Row>, Row[]> {

  /** A pair: the lesser id, the greater, how they agree, and how many share what they share. */
  static final StructType PAIR =
      StructType.fromDDL("one STRING, other STRING, pattern BIGINT, sharing BIGINT");

  static final ArrayType PAIRS = DataTypes.createArrayType(PAIR);

  private static final long serialVersionUID = 1L;

  private final Comparison comparison;
  private final TermFrequencies frequencies;
  private final boolean acrossSides;

  /**
   * @param acrossSides whether records of one side are never one person's
   */
  PairComparison(Comparison comparison, TermFrequencies frequencies, boolean acrossSides) {
    this.comparison = comparison;
    this.frequencies = frequencies;
    this.acrossSides = acrossSides;
  }

  @Override
  public Row[] call(Long key, Seq<Row> block) {
    List<Member> members = new ArrayList<>();
    CollectionConverters.asJava(block).forEach(row -> members.add(Member.of(row)));
    List<Row> pairs = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      for (int j = i + 1; j < members.size(); j++) {
        Member one = members.get(i);
        Member other = members.get(j);
        if ((!acrossSides || one.side != other.side) && one.leastKeyWith(other) == key) {
          pairs.add(pair(one, other));
        }
      }
    }
    return pairs.toArray(Row[]::new);
  }

  private Row pair(Member one, Member other) {
    long pattern = comparison.pattern(one.values, other.values);
    long sharing = frequencies.sharing(pattern, one.values);
    boolean inOrder = one.id.compareTo(other.id) < 0;
    return RowFactory.create(
        inOrder ? one.id : other.id, inOrder ? other.id : one.id, pattern, sharing);
  }

  private record Member(String id, int side, String[] values, long[] keys) {

    static Member of(Row row) {
      return new Member(
          row.getString(0),
          row.getInt(1),
          row.<String>getList(2).toArray(String[]::new),
          row.<Long>getList(3).stream().mapToLong(Long::longValue).toArray());
    }

    /** The least key of a block in which both are; they are in one. */
    long leastKeyWith(Member other) {
      int mine = 0;
      int theirs = 0;
      while (keys[mine] != other.keys[theirs]) {
        if (keys[mine] < other.keys[theirs]) {
          mine++;
        } else {
          theirs++;
        }
      }
      return keys[mine];
    }
  }
}
