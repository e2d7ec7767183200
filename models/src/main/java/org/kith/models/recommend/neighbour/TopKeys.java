package org.kith.models.recommend.neighbour;

import java.util.Arrays;

/**
 * Keeps the largest so many of the positive weights that it is offered; ties go to the lower item.
 */
final class TopKeys {

  private final long[] heap;
  private int size;

  TopKeys(int capacity) {
    this.heap = new long[capacity];
  }

  void offer(int item, float weight) {
    // Bits of a positive float grow with it; the item is complemented so that the lower one wins.
    long key = ((long) Float.floatToRawIntBits(weight) << 32) | (~item & 0xffff_ffffL);
    if (size < heap.length) {
      heap[size] = key;
      rise(size++);
    } else if (heap.length > 0 && key > heap[0]) {
      heap[0] = key;
      sink();
    }
  }

  int size() {
    return size;
  }

  /** Empties it into two arrays, in ascending order of items. */
  void drain(int[] items, float[] weights) {
    long[] kept = new long[size];
    for (int i = 0; i < size; i++) {
      long item = ~heap[i] & 0xffff_ffffL;
      kept[i] = (item << 32) | (heap[i] >>> 32);
    }
    Arrays.sort(kept);
    for (int i = 0; i < size; i++) {
      items[i] = (int) (kept[i] >>> 32);
      weights[i] = Float.intBitsToFloat((int) kept[i]);
    }
    size = 0;
  }

  private void rise(int from) {
    int at = from;
    while (at > 0 && heap[(at - 1) / 2] > heap[at]) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void sink() {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[at] <= heap[child]) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int a, int b) {
    long key = heap[a];
    heap[a] = heap[b];
    heap[b] = key;
  }
}
