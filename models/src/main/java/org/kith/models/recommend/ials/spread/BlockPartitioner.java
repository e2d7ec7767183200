package org.kith.models.recommend.ials.spread;

import org.apache.spark.Partitioner;

/** The partition of a block's number is that number. */
final class BlockPartitioner extends Partitioner {

  private static final long serialVersionUID = 1L;

  private final int count;

  BlockPartitioner(int count) {
    this.count = count;
  }

  @Override
  public int numPartitions() {
    return count;
  }

  @Override
  public int getPartition(Object key) {
    return (Integer) key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockPartitioner same && same.count == count;
  }

  @Override
  public int hashCode() {
    return count;
  }
}
