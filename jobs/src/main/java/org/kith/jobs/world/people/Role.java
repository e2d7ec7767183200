package org.kith.jobs.world.people;

import org.kith.jobs.world.base.Draw;

/** How a person stands to the brand's community, and what that means for what they do there. */
public enum Role {
  PERIPHERAL(0.55, 7, 2, 0.05, 1, 0.6),
  INBOUND(0.15, 26, 5, 0.06, 0.35, 0.8),
  INSIDER(0.15, 95, 14, 0.08, 1, 2.5),
  BOUNDARY(0.07, 85, 13, 0.5, 1, 2),
  OUTBOUND(0.08, 40, 6, 0.2, 2.6, 1);

  private final double share;
  private final double events;
  private final double ties;
  private final double outward;
  private final double bend;
  private final double pull;

  Role(double share, double events, double ties, double outward, double bend, double pull) {
    this.share = share;
    this.events = events;
    this.ties = ties;
    this.outward = outward;
    this.bend = bend;
    this.pull = pull;
  }

  static Role drawn(Draw draw) {
    double[] shares = new double[values().length];
    for (Role role : values()) {
      shares[role.ordinal()] = role.share;
    }
    return values()[draw.weighted(shares)];
  }

  /** Mean number of social events over the whole history. */
  double events() {
    return events;
  }

  /** Mean number of ties that start from such a person. */
  public double ties() {
    return ties;
  }

  /** Share of the ties that leave the community. */
  public double outward() {
    return outward;
  }

  /** Exponent over a uniform time: below 1 for late, above 1 for early. */
  public double bend() {
    return bend;
  }

  /** How much likelier than others they are to be liked and shared. */
  double pull() {
    return pull;
  }
}
