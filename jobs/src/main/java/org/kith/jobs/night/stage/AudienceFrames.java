package org.kith.jobs.night.stage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.consent.Consents;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.jobs.destination.Permissions;
import org.kith.jobs.night.item.ItemDemand;
import org.kith.jobs.night.item.KnownItems;
import org.kith.jobs.night.item.WantedItems;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.segment.Audiences;
import org.kith.jobs.segment.WideFrame;
import org.kith.jobs.settings.Configuration;

/** The frames from which a night's audiences are picked. */
final class AudienceFrames {

  private AudienceFrames() {}

  /** Profile and scores side by side. */
  static Dataset<Row> wide(Workspace workspace) {
    return WideFrame.of(
        workspace.table(Table.PROFILE),
        workspace.table(Table.SCORES),
        workspace.configuration().scorers());
  }

  /** Who consented to the segments' purposes on their destinations' channels. */
  static Permissions permissions(Workspace workspace) {
    Configuration configuration = workspace.configuration();
    PersonFacts facts = new PersonFacts(workspace.lake(), workspace.pins());
    return new Permissions(
        configuration.segments(),
        configuration.destinations(),
        (purpose, channel) ->
            Consents.granted(
                facts, configuration.kith().consent(), workspace.asOf(), purpose, channel));
  }

  /** Who would want the items that segments want. */
  static WantedItems wanted(Workspace workspace) {
    return workspace
        .configuration()
        .places()
        .told(
            () ->
                WantedItems.of(
                    workspace.configuration().segments(),
                    new KnownItems(workspace.lake(), workspace.pins()),
                    () ->
                        new ItemDemand(
                            workspace.lake(),
                            workspace.pins(),
                            workspace.asOf(),
                            workspace.configuration().recommender())));
  }

  /** The segments of the configuration, evaluated. */
  static Audiences audiences(Workspace workspace, WantedItems wanted, Permissions permissions) {
    return Audiences.of(
        workspace.configuration().segments(),
        wide(workspace),
        wanted.people(),
        permissions.byPurpose(),
        workspace.keyring());
  }
}
