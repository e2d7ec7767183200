package org.kith.jobs.night.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.source.InputDigest;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.jobs.night.LakeContents;
import org.kith.jobs.night.work.NightIdentity;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.settings.Configuration;

/** What a night takes over from the release before against what it would have come to by itself. */
class IncrementalIngestTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 3, 1), ZoneId.of("Asia/Shanghai"));

  @TempDir Path folder;

  /** What came in on a night. */
  private record Night(Release release, IngestFigures figures) {}

  @Test
  void aNightThatTakesRowsOverHasTheRowsOfAFullNight() {
    Deliveries deliveries = new Deliveries(folder, 7);
    Night before = night("lake", deliveries.configuration(), Optional.empty());
    deliveries.make(Deliveries.Change.MORE_ORDERS);
    deliveries.make(Deliveries.Change.REFERRAL);

    Night after = assertSame(deliveries, Optional.of(before), "after orders and a referral");

    assertThat(versions(after)).containsEntry(Table.MEMBERS, 0L).containsEntry(Table.ORDERS, 1L);
  }

  @Tag("sweep")
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverChangesNightAfterNightTheRowsAreThoseOfAFullNight(long seed) {
    Deliveries deliveries = new Deliveries(folder, seed);
    Night before = night("lake", deliveries.configuration(), Optional.empty());
    for (int i = 0; i < 4; i++) {
      List<Deliveries.Change> changes = deliveries.next();
      before = assertSame(deliveries, Optional.of(before), changes.toString());
    }
  }

  @Tag("sweep")
  @ParameterizedTest
  @EnumSource
  void eachKindOfChangeGivesTheRowsOfAFullNight(Deliveries.Change change) {
    Deliveries deliveries = new Deliveries(folder, 99);
    Night before = night("lake", deliveries.configuration(), Optional.empty());
    deliveries.make(change);

    assertSame(deliveries, Optional.of(before), "after " + change);
  }

  @Tag("sweep")
  @Test
  void whereARuleChangedAllIsJudgedAnew() {
    Deliveries deliveries = new Deliveries(folder, 8);
    Night before = night("lake", deliveries.configuration(), Optional.empty());

    Configuration forgets = deliveries.configuration("retention: {orders: 50 days}\n");
    Night after = night("lake", forgets, Optional.of(before));

    assertThat(versions(after)).containsEntry(Table.ORDERS, 1L).containsEntry(Table.MEMBERS, 0L);
    assertThat(after.figures().sources())
        .filteredOn(source -> source.table().equals("orders"))
        .allSatisfy(source -> assertThat(source.byRule()).containsKey("expired"));
  }

  private Night assertSame(Deliveries deliveries, Optional<Night> before, String why) {
    Night grown = night("lake", deliveries.configuration(), before);
    Night full = night("lake.full", deliveries.configuration(), Optional.empty());

    assertThat(grown.figures()).as(why).isEqualTo(full.figures());
    assertThat(contents("lake", grown)).as(why).isEqualTo(contents("lake.full", full));
    return grown;
  }

  private Night night(String name, Configuration configuration, Optional<Night> before) {
    Map<String, InputDigest> delivered = new HashMap<>();
    configuration
        .sources()
        .forEach(
            source ->
                delivered.put(source.name(), InputDigest.of(source, configuration.kith().data())));
    String stamp = "night of " + delivered.hashCode() + configuration.hash();
    Workspace workspace =
        new Workspace(
            lake(name),
            configuration,
            Keyring.openTo("tea house"),
            AS_OF,
            new NightIdentity(stamp, stamp, before.map(Night::release)),
            delivered);
    workspace.begin(stamp, before.map(Night::figures));
    IngestFigures figures = new IngestStage().run(workspace);
    return new Night(release(stamp, workspace.pins()), figures);
  }

  private static Release release(String id, Pins pins) {
    LocalDate day = AS_OF.day().minusDays(1);
    return new Release(1, id, day, day, null, "", "", pins, Map.of(), "");
  }

  private static Map<Table, Long> versions(Night night) {
    return night.release().pins().versions();
  }

  private Map<String, List<String>> contents(String name, Night night) {
    return LakeContents.of(lake(name), night.release());
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }
}
