package org.kith.jobs.night.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.jobs.night.audit.PlantedRows.catalog;
import static org.kith.jobs.night.audit.PlantedRows.items;
import static org.kith.jobs.night.audit.PlantedRows.order;
import static org.kith.jobs.night.audit.PlantedRows.plant;
import static org.kith.jobs.night.audit.PlantedRows.reviews;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;

/** A lake of one person and one item, and facts about others. */
class OrphansTest {

  private Lake lake;

  @BeforeEach
  void open(@TempDir Path folder) {
    lake = new Lake(SharedSpark.session(), folder.toString());
  }

  @Test
  void moreOfASourceThanIsUsualAboutWhatNobodyKnowsRaisesAnAlarmAndStopsNothing() {
    Map<Table, Long> versions = people();
    plant(lake, versions, Table.CATALOG, catalog("i1"));
    plant(
        lake,
        versions,
        Table.REVIEWS,
        String.join(
            " UNION ALL ", reviews(97, "1", "i1"), reviews(1, "1", "i9"), reviews(2, "9", "i1")));
    Pins pins = new Pins(versions);

    AuditFigures audit = withOrphans(pins, .01);

    assertThat(audit.orphans()).containsEntry("shop", new Orphans(100, 1, 2));
    assertThat(audit.alarms())
        .extracting(Finding::words)
        .containsExactly(
            "orphan of source shop: 2 of 100 rows (2.0 %) name accounts that are nobody's; up to"
                + " 1.0 % is usual");
    assertThat(audit.isRefused()).isFalse();
    assertThat(withOrphans(pins, .005).alarms()).hasSize(2);
    assertThat(withOrphans(pins, .02).alarms()).isEmpty();
  }

  @Test
  void aLineThatIsNoGoodsNamesNoItemThatTheCatalogueCouldLack() {
    Map<Table, Long> versions = people();
    plant(lake, versions, Table.CATALOG, catalog("i1"));
    plant(
        lake,
        versions,
        Table.ORDERS,
        order("adjustment", "POSTAGE") + " UNION ALL " + order("sale", "i9"));

    assertThat(withOrphans(new Pins(versions), .01).orphans())
        .containsEntry("shop", new Orphans(2, 1, 0));
  }

  private Map<Table, Long> people() {
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    plant(lake, versions, Table.IDENTITIES, "VALUES ('member','1','member:1','p1','',null)");
    plant(lake, versions, Table.ITEMS, items("i1"));
    return versions;
  }

  private AuditFigures withOrphans(Pins pins, double share) {
    Audit.Before before = new Audit.Before(List.of(), Map.of(), Set.of(), share);
    return new Audit(lake, pins, Optional.empty(), before).run(Map.of(), Optional.empty());
  }
}
