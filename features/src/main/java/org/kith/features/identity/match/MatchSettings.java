package org.kith.features.identity.match;

import org.kith.features.error.SettingFault;

/**
 * How records are matched.
 *
 * @param pairShare largest share of all pairs that may be compared, more than 0 to 1
 * @param pairsPerRecord most pairs compared for each record, 1 or more; the smaller of the two
 *     bounds holds
 * @param largestBlock most records that a block may have, 2 or more; what more share is no evidence
 * @param probability least probability of a match at which two records are linked, .5 to 1
 * @param largestPerson most records that one person may have, 2 or more
 * @param seed of what is drawn by lot
 */
public record MatchSettings(
    double pairShare,
    int pairsPerRecord,
    int largestBlock,
    double probability,
    int largestPerson,
    long seed) {

  /** What holds unless told. */
  public static final MatchSettings USUAL =
      new MatchSettings(0.004, 40, 1_000, 0.9, 50, 20_260_101L);

  public MatchSettings {
    SettingFault.unless(
        pairShare > 0 && pairShare <= 1, "pair-share", pairShare, "more than 0 to 1");
    SettingFault.unless(pairsPerRecord >= 1, "pairs-per-record", pairsPerRecord, "1 or more");
    SettingFault.unless(largestBlock >= 2, "largest-block", largestBlock, "2 or more");
    SettingFault.unless(
        probability >= 0.5 && probability <= 1, "probability", probability, "0.5 to 1");
    SettingFault.unless(largestPerson >= 2, "largest-person", largestPerson, "2 or more");
  }

  /** How many pairs may be compared among so many records. */
  double pairsAtMost(long records, double allPairs) {
    return Math.min(pairShare * allPairs, (double) pairsPerRecord * records);
  }
}
