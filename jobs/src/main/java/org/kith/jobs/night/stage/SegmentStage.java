package org.kith.jobs.night.stage;

import java.util.List;
import java.util.Objects;
import org.kith.features.lake.Table;
import org.kith.jobs.night.item.WantedItems;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.segment.Audiences;
import org.kith.jobs.segment.Funnel;

/** Picks each segment's people and their arms. */
public final class SegmentStage implements Stage<SegmentStage.Figures> {

  /**
   * Who was picked.
   *
   * @param funnels one a segment
   */
  public record Figures(List<Funnel> funnels) implements StageFigures {

    @Override
    public long rowsIn() {
      return funnels.stream().mapToLong(Funnel::people).sum();
    }

    @Override
    public long rowsOut() {
      return funnels.stream().mapToLong(Funnel::withinLimit).sum();
    }
  }

  @Override
  public String name() {
    return "segment";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Table.IDENTITIES,
        Table.CONSENTS,
        Table.PROFILE,
        Table.SCORES,
        Table.ORDERS,
        Table.ITEMS,
        Table.MODELS);
  }

  @Override
  public List<Object> settings(Workspace workspace) {
    return List.of(
        workspace.asOf().words(),
        Objects.requireNonNullElse(workspace.configuration().kith().consent(), "unknown"),
        workspace.configuration().segments(),
        workspace.configuration().destinations().stream()
            .map(destination -> Objects.requireNonNullElse(destination.channel(), ""))
            .toList(),
        workspace.keyring().hash("fingerprint", name()));
  }

  @Override
  public Class<Figures> figures() {
    return Figures.class;
  }

  @Override
  public Figures run(Workspace workspace) {
    try (WantedItems wanted = AudienceFrames.wanted(workspace);
        Audiences audiences =
            AudienceFrames.audiences(workspace, wanted, AudienceFrames.permissions(workspace))) {
      List<Funnel> funnels = audiences.funnels();
      workspace.write(Table.SEGMENTS, audiences.segments());
      return new Figures(funnels);
    }
  }
}
