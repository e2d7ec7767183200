package org.kith.features.social.graph;

import java.util.Arrays;

/**
 * Who brought whom, everybody by one person at most, and what that is worth.
 *
 * <p>People who brought each other in a ring are taken out of it: of a ring's referrals none
 * counts, of those that hang from it all do.
 */
public final class ReferralForest {

  /** Brought by nobody. */
  public static final int NOBODY = -1;

  private final int[] referrerOf;
  private final boolean[] inRing;
  private final int[] friends;
  private final long[] below;
  private final int[] depth;
  private final double[] credit;

  /**
   * Adds the referrals up.
   *
   * @param referrerOf who brought each, {@link #NOBODY} for nobody; nobody brings himself
   */
  public ReferralForest(int[] referrerOf) {
    int people = referrerOf.length;
    this.referrerOf = referrerOf.clone();
    inRing = rings(referrerOf);
    friends = new int[people];
    below = new long[people];
    depth = new int[people];
    credit = new double[people];
    for (int i = 0; i < people; i++) {
      if (inRing[i]) {
        this.referrerOf[i] = NOBODY;
      } else if (referrerOf[i] != NOBODY) {
        friends[referrerOf[i]]++;
      }
    }
    addUp();
  }

  /** Whether somebody is part of a ring. */
  public boolean isInRing(int person) {
    return inRing[person];
  }

  /** How many somebody brought. */
  public int friends(int person) {
    return friends[person];
  }

  /** How many somebody brought, those whom they brought, and so on. */
  public long below(int person) {
    return below[person];
  }

  /** Steps to the furthest below, 0 for who brought nobody. */
  public int depth(int person) {
    return depth[person];
  }

  /**
   * The sum over all below of 2 to the power of minus the steps to them: half for a friend, a
   * quarter for a friend's friend (the geometric mechanism of Emek et al., "Mechanisms for
   * multi-level marketing", 2011). What all together get for one person is less than 1.
   */
  public double credit(int person) {
    return credit[person];
  }

  private void addUp() {
    int[] waitingFor = friends.clone();
    int[] ready = new int[waitingFor.length];
    int end = 0;
    for (int i = 0; i < waitingFor.length; i++) {
      if (waitingFor[i] == 0) {
        ready[end++] = i;
      }
    }
    for (int next = 0; next < end; next++) {
      int person = ready[next];
      int referrer = referrerOf[person];
      if (referrer != NOBODY) {
        below[referrer] += below[person] + 1;
        depth[referrer] = Math.max(depth[referrer], depth[person] + 1);
        credit[referrer] += (credit[person] + 1) / 2;
        if (--waitingFor[referrer] == 0) {
          ready[end++] = referrer;
        }
      }
    }
  }

  private static boolean[] rings(int[] referrerOf) {
    boolean[] inRing = new boolean[referrerOf.length];
    int[] walkOf = new int[referrerOf.length];
    Arrays.fill(walkOf, NOBODY);
    for (int start = 0; start < referrerOf.length; start++) {
      int at = start;
      while (at != NOBODY && walkOf[at] == NOBODY) {
        walkOf[at] = start;
        at = referrerOf[at];
      }
      if (at != NOBODY && walkOf[at] == start) {
        for (int member = at; !inRing[member]; member = referrerOf[member]) {
          inRing[member] = true;
        }
      }
    }
    return inRing;
  }
}
