package org.kith.jobs.world.ledger;

import java.util.Locale;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.life.Words;
import org.kith.jobs.world.people.Person;

/** What a person says of themselves on every form: the same name and birth date, slips aside. */
final class Self {

  private static final double SLIPS = 0.02;

  private final String name;
  private final int year;
  private final int month;
  private final int day;
  private final Draw draw;

  /**
   * @param draw of nobody else
   */
  Self(Person person, Draw draw) {
    this.draw = draw;
    name = Words.name(draw);
    year = person.birthYear();
    month = 1 + draw.below(12);
    day = 1 + draw.below(28);
  }

  String name() {
    return name;
  }

  /** The birth date as typed this time: some take one day for another. */
  String birthAsTyped() {
    int typed = draw.chance(SLIPS) ? 1 + draw.below(28) : day;
    return String.format(Locale.ROOT, "%d-%02d-%02d", year, month, typed);
  }

  /**
   * Whether a follower fills in the brand's form, which asks for name and birthday: nearly
   * everybody who has not bound a phone of their own, and some who have.
   */
  boolean fillsIn(boolean boundOwnPhone) {
    return draw.chance(boundOwnPhone ? 0.4 : 0.98);
  }
}
