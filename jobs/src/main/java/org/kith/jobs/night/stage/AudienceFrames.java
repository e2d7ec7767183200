package org.kith.jobs.night.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.consent.Consents;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.segment.Audiences;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.segment.WideFrame;
import org.kith.models.propensity.PropensitySettings;

/** The frames from which a night's audiences are picked. */
final class AudienceFrames {

  private AudienceFrames() {}

  /** Profile and scores side by side. */
  static Dataset<Row> wide(Workspace workspace) {
    List<String> models =
        workspace.configuration().propensities().stream().map(PropensitySettings::name).toList();
    return WideFrame.of(workspace.table(Table.PROFILE), workspace.table(Table.SCORES), models);
  }

  /** The segments of the configuration, evaluated. */
  static Audiences audiences(Workspace workspace) {
    PersonFacts facts = new PersonFacts(workspace.lake(), workspace.pins());
    Map<String, Dataset<Row>> consented = new HashMap<>();
    for (SegmentDefinition segment : workspace.configuration().segments()) {
      consented.computeIfAbsent(
          segment.purpose(),
          purpose ->
              Consents.granted(
                  facts, workspace.configuration().kith().consent(), workspace.asOf(), purpose));
    }
    return Audiences.of(
        workspace.configuration().segments(), wide(workspace), consented, workspace.keyring());
  }
}
