package org.kith.jobs.night.stage;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.consent.ConsentRule;
import org.kith.features.identity.PersonFacts;
import org.kith.features.identity.Successors;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.jobs.destination.EarlierRelease;
import org.kith.jobs.destination.ExportContext;
import org.kith.jobs.destination.ExportResult;
import org.kith.jobs.destination.ExportTables;
import org.kith.jobs.destination.Exports;
import org.kith.jobs.destination.Handover;
import org.kith.jobs.destination.Permissions;
import org.kith.jobs.night.item.WantedItems;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.segment.Audiences;

/**
 * Writes the platforms' files, and who was handed to whom: tonight's people beside those of the
 * nights before under the ids that they have tonight, so that the caps know whom a merge renamed.
 */
public final class ExportStage implements Stage<ExportStage.Figures> {

  private static final List<Table> HANDED_OUT =
      List.of(Table.CONTACTS, Table.IDENTITIES, Table.VAULT);

  /**
   * What was written.
   *
   * @param exports one a segment and destination, written or not
   */
  public record Figures(List<ExportResult> exports) implements StageFigures {

    @Override
    public long rowsIn() {
      return rowsOut();
    }

    @Override
    public long rowsOut() {
      return exports.stream().mapToLong(ExportResult::rows).sum();
    }
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Table.SEGMENTS,
        Table.PROFILE,
        Table.SCORES,
        Table.CONSENTS,
        Table.IDENTITIES,
        Table.VAULT,
        Table.ORDERS,
        Table.ITEMS,
        Table.MODELS,
        Table.RECOMMENDATIONS);
  }

  @Override
  public List<Object> settings(Workspace workspace) {
    return List.of(
        workspace.release(),
        workspace.base().map(Release::id).orElse(""),
        handedOut(workspace).map(Release::id).orElse(""),
        workspace.configuration().segments(),
        workspace.configuration().destinations(),
        workspace.keyring().hash("fingerprint", name()));
  }

  @Override
  public Class<Figures> figures() {
    return Figures.class;
  }

  @Override
  public Figures run(Workspace workspace) {
    ExportContext context =
        new ExportContext(workspace.release(), workspace.asOf(), assumedConsent(workspace));
    Optional<Release> handedOut = handedOut(workspace);
    Dataset<Row> before = contactsBefore(workspace, handedOut);
    Permissions permissions = AudienceFrames.permissions(workspace);
    try (WantedItems wanted = AudienceFrames.wanted(workspace);
        Audiences audiences = AudienceFrames.audiences(workspace, wanted, permissions);
        Handover handover =
            Handover.of(
                audiences,
                tables(workspace),
                workspace.configuration().destinations(),
                permissions,
                workspace.keyring())) {
      handover.capped(before, context);
      List<ExportResult> results =
          new Exports(workspace.lake(), context)
              .write(handover, earlierRelease(workspace.lake(), handedOut));
      Dataset<Row> tonight =
          handover
              .handed(results)
              .withColumn("as_of", lit(Date.valueOf(workspace.asOf().day())))
              .withColumn("release", lit(workspace.release()));
      workspace.write(Table.CONTACTS, before.unionByName(tonight));
      return new Figures(results);
    }
  }

  private static ExportTables tables(Workspace workspace) {
    return new ExportTables(
        AudienceFrames.wide(workspace),
        workspace.table(Table.IDENTITIES),
        workspace.table(Table.VAULT),
        workspace.table(Table.RECOMMENDATIONS),
        workspace.table(Table.ITEMS));
  }

  private static ConsentRule assumedConsent(Workspace workspace) {
    return new PersonFacts(workspace.lake(), workspace.pins()).has(Table.CONSENTS)
        ? null
        : workspace.configuration().kith().consent();
  }

  /** Whose files the platforms have, which a night that was run again or withdrawn has given. */
  private static Optional<Release> handedOut(Workspace workspace) {
    return new Releases(workspace.lake())
        .handedOutBefore(workspace.release(), workspace.asOf().day(), HANDED_OUT);
  }

  private static Optional<EarlierRelease> earlierRelease(Lake lake, Optional<Release> handedOut) {
    return handedOut.map(
        release ->
            new EarlierRelease(
                release.id(),
                lake.readOrEmpty(Table.CONTACTS, release.pins()),
                lake.readOrEmpty(Table.IDENTITIES, release.pins()),
                lake.readOrEmpty(Table.VAULT, release.pins())));
  }

  /** Who was contacted before tonight; what a night gave out is out, though it was withdrawn. */
  private static Dataset<Row> contactsBefore(Workspace workspace, Optional<Release> handedOut) {
    Dataset<Row> carried =
        contactsOf(workspace, workspace.base().map(Release::pins).orElse(Pins.NONE));
    return handedOut
        .filter(release -> !workspace.base().map(Release::id).equals(Optional.of(release.id())))
        .filter(release -> release.day().isBefore(workspace.asOf().day()))
        .filter(release -> fateOf(workspace, release) == Releases.Fate.WITHDRAWN)
        .map(release -> carried.unionByName(contactsOf(workspace, release.pins())))
        .orElse(carried)
        .distinct();
  }

  private static Releases.Fate fateOf(Workspace workspace, Release release) {
    return new Releases(workspace.lake()).fateOf(release.id());
  }

  /** A release's contacts under tonight's ids. */
  private static Dataset<Row> contactsOf(Workspace workspace, Pins pins) {
    return Successors.of(
        workspace.lake().readOrEmpty(Table.CONTACTS, pins),
        workspace.lake().readOrEmpty(Table.IDENTITIES, pins),
        workspace.table(Table.IDENTITIES));
  }
}
