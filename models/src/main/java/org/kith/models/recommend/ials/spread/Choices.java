package org.kith.models.recommend.ials.spread;

import java.io.Serializable;

/**
 * The choices of one partition of a frame, told by number: who, what, how much, in any order.
 *
 * @param items ids of the partition's items
 * @param parts the choices of each block of people
 */
record Choices(String[] items, Part[] parts) implements Serializable {

  /**
   * The choices of one block's people.
   *
   * @param people ids of them
   * @param person of each choice, index into {@code people}
   * @param item of each choice, index into the partition's items
   * @param weight of each choice, above 0 and finite
   */
  record Part(String[] people, int[] person, int[] item, double[] weight) implements Serializable {}
}
