package org.kith.jobs.measure;

import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;

/**
 * How effects are measured.
 *
 * @param window days after a person was handed to a destination in which an order counts; a
 *     campaign with an end of its own has its own window
 * @param before days before the start whose orders are taken out of the difference
 * @param lift rise of the order rate that a planned campaign is to show, above 0, below 1
 */
public record MeasureSettings(Days window, Days before, double lift) {

  /** Thirty days of orders, half a year before them, and two points of rise. */
  public static final MeasureSettings USUAL =
      new MeasureSettings(new Days(30), new Days(180), 0.02);

  public MeasureSettings {
    SettingFault.required(window, "days", "a span of days");
    SettingFault.required(before, "before", "a span of days");
    SettingFault.unless(lift > 0 && lift < 1, "detect", lift, "above 0 and below 1");
  }
}
