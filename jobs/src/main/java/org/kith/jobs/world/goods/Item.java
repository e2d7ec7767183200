package org.kith.jobs.world.goods;

import java.time.LocalDate;

/**
 * One thing that the brand sells.
 *
 * @param leaf index of its subcategory in the tree
 * @param cents usual price in hundredths
 * @param tier {@code low}, {@code mid} or {@code high} within its subcategory
 * @param rung what it is for on the product ladder: content, trust, profit, spread
 * @param rebuy whether people buy it again
 * @param popularity weight, a power law over items
 * @param quality mean of what reviewers think, -1 to 1
 * @param listedDay day from which it can be bought, may lie before the start
 * @param delistedDay day from which it cannot be bought; after the end for most
 * @param companion index of the item that is put into the same basket; -1 for none
 * @param companionChance how often it is
 */
public record Item(
    int index,
    String id,
    String titleEn,
    String titleZh,
    String brand,
    String department,
    String category,
    String categoryZh,
    String subcategory,
    String subcategoryZh,
    int leaf,
    long cents,
    String tier,
    String rung,
    boolean rebuy,
    double popularity,
    double quality,
    LocalDate listedOn,
    LocalDate delistedOn,
    double listedDay,
    double delistedDay,
    int companion,
    double companionChance) {

  /** Whether it is sold on that day. */
  public boolean isSold(double day) {
    return day >= listedDay && day < delistedDay;
  }
}
