package org.kith.jobs.world.base;

import java.io.Serializable;
import java.time.LocalDate;
import org.kith.features.error.SettingFault;

/**
 * What decides a simulated brand, to the byte.
 *
 * @param scale 10,000 persons and 1,000 items at 1; persons grow with it, items with its root
 * @param seed start of all random numbers
 * @param days length of its history, 120 to 3,650
 * @param end its last day; never today
 */
public record WorldSettings(double scale, long seed, int days, LocalDate end)
    implements Serializable {

  /** The day on which a brand ends unless told. */
  public static final LocalDate USUAL_END = LocalDate.of(2026, 6, 30);

  private static final int PERSONS_A_BLOCK = 5_000;

  public WorldSettings {
    SettingFault.unless(scale >= 0.01 && scale <= 1000, "scale", scale, "0.01 to 1000");
    SettingFault.unless(days >= 120 && days <= 3650, "days", days, "120 to 3650");
    SettingFault.required(end, "end", "a date");
    SettingFault.unless(
        end.getYear() >= 2010 && end.getYear() <= 2060, "end", end, "from 2010 to 2060");
  }

  /** How many people there are. */
  public int persons() {
    return (int) Math.round(10_000 * scale);
  }

  /** How many items the catalogue has. */
  public int items() {
    return (int) Math.round(1_000 * StrictMath.sqrt(scale));
  }

  /** Parts in which it is made, by scale alone: two at least. */
  public int blocks() {
    return Math.max(2, (persons() + PERSONS_A_BLOCK - 1) / PERSONS_A_BLOCK);
  }

  /** Index of the first person of a block. */
  public int firstPerson(int block) {
    return (int) ((long) persons() * block / blocks());
  }

  /** Its first day. */
  public LocalDate start() {
    return end.minusDays(days - 1L);
  }
}
