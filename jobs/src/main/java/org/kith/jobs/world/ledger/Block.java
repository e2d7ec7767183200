package org.kith.jobs.world.ledger;

import java.io.IOException;
import java.util.Locale;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.TruthSheet;
import org.kith.jobs.world.life.Baskets;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.life.Circle;
import org.kith.jobs.world.life.OrderValue;
import org.kith.jobs.world.life.Purchases;
import org.kith.jobs.world.people.Person;

/** Lives the lives of one block of people, one after the other, and writes them down. */
public final class Block {

  private static final int TASTED = 500;

  private final Brand brand;
  private final Files files;
  private final int number;
  private final OrderValue values;

  /**
   * @param number which block, from 0
   */
  public Block(Brand brand, Files files, int number) {
    this.brand = brand;
    this.files = files;
    this.number = number;
    values = new OrderValue(brand);
  }

  /** Writes all of the block's data and truth. */
  public void write() throws IOException {
    if (number == 0) {
      new BrandSheets(brand, files).write();
    }
    int end = brand.settings().firstPerson(number + 1);
    for (int index = brand.settings().firstPerson(number); index < end; index++) {
      live(brand.population().person(index));
      if (Robots.isBeside(index)) {
        Robots.write(brand, files, index);
      }
    }
    WalkIns.write(brand, files, number);
  }

  private void live(Person person) throws IOException {
    double[] taste = brand.topics().taste(person.index(), person.community());
    Circle circle = new Circle(brand, person);
    Purchases purchases = new Purchases(brand, person);
    Baskets baskets = new Baskets(brand, taste);
    new MemberSheets(brand, files, person).write();
    new OrderSheets(brand, files, person).write(purchases.orders(), baskets);
    new SocialSheets(brand, files, person, taste, circle).write();
    new TieSheets(brand, files, person, circle).write(purchases);
    new PersonTruth(brand, files, person, purchases).write(values.of(person, taste, baskets));
    int every = Math.max(1, brand.settings().persons() / TASTED);
    if (person.index() % every == 0) {
      taste(person, baskets);
    }
  }

  private void taste(Person person, Baskets baskets) throws IOException {
    double[] chances = baskets.next(brand.days());
    for (int item = 0; item < chances.length; item++) {
      String id = brand.catalogue().items().get(item).id();
      files.know(TruthSheet.TASTE, person.name(), id, chances[item]);
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "block %d", number);
  }
}
