package org.kith.jobs.world.base;

/** What a stream of random numbers is for; streams never share numbers. */
public enum Stream {
  COMMUNITY(1),
  CATALOGUE(2),
  TOPIC(3),
  PERSON(4),
  TASTE(5),
  TIE(6),
  PURCHASE(7),
  BASKET(8),
  SOCIAL(9),
  POST(10),
  ROBOT(11),
  CAMPAIGN(12),
  ARM(13),
  OFFER(14),
  CONTACT(15),
  WALK_IN(16),
  DIRT(17),
  SELF(18);

  private final long number;

  Stream(long number) {
    this.number = number;
  }

  /** Sets the stream apart from the others. */
  long number() {
    return number;
  }
}
