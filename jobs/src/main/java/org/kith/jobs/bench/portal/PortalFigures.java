package org.kith.jobs.bench.portal;

import java.util.Arrays;
import java.util.Map;

/**
 * What was measured.
 *
 * @param people simulated people
 * @param tagValues values of all their tags
 * @param memberships how many times somebody is in a set
 * @param fileMb size of the file that a night would write, MB
 * @param startSeconds from the start of the portal to its first answer
 * @param coldPages milliseconds of each page over HTTP, by page, in the portal's first requests,
 *     while Java still compiles it
 * @param pages the same after those first requests
 * @param whatIf milliseconds, after 300 others, of a count of 3 to 8 conditions and of its funnel
 *     for 8 destinations
 * @param heapMb heap in use after all of it, MB
 */
public record PortalFigures(
    long people,
    int tagValues,
    long memberships,
    double fileMb,
    double startSeconds,
    Map<String, Spread> coldPages,
    Map<String, Spread> pages,
    Spread whatIf,
    double heapMb) {

  /** Milliseconds that half of the requests, and 99 in a hundred, were answered in. */
  public record Spread(double p50, double p99) {

    static Spread of(double[] milliseconds) {
      double[] sorted = milliseconds.clone();
      Arrays.sort(sorted);
      return new Spread(at(sorted, 0.5), at(sorted, 0.99));
    }

    private static double at(double[] sorted, double share) {
      return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
  }
}
