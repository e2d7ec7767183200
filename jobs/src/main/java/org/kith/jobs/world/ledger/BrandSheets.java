package org.kith.jobs.world.ledger;

import java.io.IOException;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Places;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.file.Files;
import org.kith.jobs.world.file.Sheet;
import org.kith.jobs.world.file.TruthSheet;
import org.kith.jobs.world.goods.Item;
import org.kith.jobs.world.life.Brand;
import org.kith.jobs.world.people.Campaign;

/** Writes what is about nobody: catalogue, stores, stock, offers on show. */
final class BrandSheets {

  private final Brand brand;
  private final Files files;

  BrandSheets(Brand brand, Files files) {
    this.brand = brand;
    this.files = files;
  }

  void write() throws IOException {
    for (Item item : brand.catalogue().items()) {
      item(item);
      stock(item);
    }
    for (int city = 0; city < Places.count(); city++) {
      store(city, 0);
      store(city, 1);
    }
    for (Campaign campaign : brand.campaigns().all()) {
      listed(campaign);
    }
  }

  private void item(Item item) throws IOException {
    files.add(
        Sheet.CATALOG,
        item.id(),
        item.titleEn(),
        item.titleZh(),
        item.brand(),
        item.department(),
        item.category(),
        item.categoryZh(),
        item.subcategory(),
        item.subcategoryZh(),
        Brand.money(item.cents()),
        item.tier(),
        item.rung(),
        item.index() % 10 == 3 ? null : Boolean.toString(item.rebuy()),
        item.listedOn().toString(),
        item.delistedOn() == null ? null : item.delistedOn().toString());
    if (item.companion() >= 0) {
      String companion = brand.catalogue().items().get(item.companion()).id();
      files.know(TruthSheet.PAIRS, item.id(), companion, item.companionChance());
    }
  }

  private void stock(Item item) throws IOException {
    Draw draw = brand.draw(Stream.CATALOGUE, -1_000_000L - item.index());
    boolean out = item.delistedOn() != null || draw.chance(0.03);
    for (int store = 0; store < 3; store++) {
      int units = out ? 0 : (int) (20 * draw.gamma(1.2)) + 1;
      String counted = brand.instant(Math.max(item.listedDay(), 0) + 0.01);
      files.add(Sheet.STOCK, item.id(), Places.store(store, 0), Integer.toString(units), counted);
    }
  }

  private void store(int city, int nth) throws IOException {
    files.add(
        Sheet.STORES,
        Places.store(city, nth),
        "青禾" + Places.city(city) + (nth == 0 ? "旗舰店" : "二店"),
        Places.city(city),
        Places.region(city),
        Places.latitude(city),
        Places.longitude(city),
        brand.settings().start().minusDays(200 + city).toString());
  }

  private void listed(Campaign campaign) throws IOException {
    Draw draw = brand.draw(Stream.OFFER, -1 - campaign.index());
    for (int n = 0; n < 5; n++) {
      Item item = brand.catalogue().items().get(draw.below(brand.catalogue().items().size()));
      files.add(
          Sheet.OFFERS,
          "L" + campaign.id() + "-" + n,
          "listed",
          null,
          null,
          null,
          null,
          campaign.id(),
          item.id(),
          null,
          "20.00",
          brand.instant(campaign.start()));
    }
  }
}
