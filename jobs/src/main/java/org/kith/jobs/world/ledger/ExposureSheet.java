package org.kith.jobs.world.ledger;

import java.io.IOException;
import java.util.Locale;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.people.Campaign;
import org.kith.jobs.world.people.Person;

/** Writes that a person was drawn into a campaign, whether addressed or held back. */
final class ExposureSheet {

  private static final long OWN = 1L << 42;
  private static final double CLICKED = 0.12;

  private ExposureSheet() {}

  static void write(Brand brand, Files files, Person person, Campaign campaign, String arm)
      throws IOException {
    Draw draw = brand.draw(Stream.ARM, OWN + person.index() * 1000L + campaign.index());
    boolean treated = arm.equals("treat");
    double day = campaign.start() + (treated ? draw.uniform() * 0.2 : 0);
    files.add(
        Sheet.EXPOSURES,
        campaign.id(),
        campaign.title(),
        arm,
        person.accounts().member(),
        campaign.channel(),
        campaign.media(),
        treated
            ? String.format(Locale.ROOT, "%.4f", campaign.cost() * draw.between(0.7, 1.3))
            : "0.0000",
        Boolean.toString(treated && draw.chance(CLICKED)),
        brand.date(campaign.start() + Campaign.WINDOW - 1),
        brand.instant(day));
  }
}
