package org.kith.jobs.night.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.kith.features.lake.Table;
import org.kith.features.source.BadRowGate;
import org.kith.features.source.Forgetting;
import org.kith.features.source.Ingest;
import org.kith.features.source.Judged;
import org.kith.features.source.SourceContract;
import org.kith.jobs.night.work.Build;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.night.work.Lanes;
import org.kith.jobs.night.work.Workspace;

/** Judges the rows of the sources, as far as the release before has not. */
final class Intake implements AutoCloseable {

  private final Workspace workspace;
  private final EarlierRows earlier;
  private final Map<Table, Instant> oldest;
  private final Ingest ingest;
  private final BadRowGate gate;
  private final Queue<SourceRows> open = new ConcurrentLinkedQueue<>();

  /**
   * @param oldest the first instant of which a table with a retention may keep a row
   */
  Intake(Workspace workspace, EarlierRows earlier, Map<Table, Instant> oldest) {
    this.workspace = workspace;
    this.earlier = earlier;
    this.oldest = oldest;
    this.ingest =
        new Ingest(
            workspace.spark(),
            workspace.keyring(),
            workspace.configuration().kith().data(),
            new Forgetting(workspace.tombstones(), oldest));
    this.gate = new BadRowGate(workspace.configuration().kith().gates().maxBadRows());
  }

  /**
   * The rows of all sources, in the configuration's order.
   *
   * <p>Where the contacts of a source go, those of others may stay only as far as their facts name
   * them; a fact does not name all of its second party's.
   */
  List<SourceRows> rows() {
    List<SourceRows> rows =
        Lanes.TWO.each(
            workspace.configuration().sources(), contract -> opened(asFarAsNew(contract)));
    if (keepsContacts(rows)) {
      return rows;
    }
    List<SourceRows> again = new ArrayList<>();
    for (SourceRows source : rows) {
      boolean isShort = source.isKept() && source.contract().tellsOthersContacts();
      again.add(isShort ? opened(anew(source.contract())) : source);
    }
    return again;
  }

  /** Whether every contact of the release before is one of tonight's. */
  boolean keepsContacts(List<SourceRows> rows) {
    return earlier.names().equals(names(rows))
        && rows.stream().allMatch(row -> row.isKept() || !row.contract().tellsContacts());
  }

  @Override
  public void close() {
    open.forEach(SourceRows::close);
  }

  private SourceRows opened(SourceRows rows) {
    open.add(rows);
    gate.pass(rows.contract().name(), rows.counts());
    return rows;
  }

  private SourceRows asFarAsNew(SourceContract contract) {
    String judgedBy = judgedBy(contract);
    OptionalInt standing = earlier.standing(contract, judgedBy);
    if (standing.isEmpty()) {
      return anew(contract);
    }
    int first = standing.getAsInt();
    boolean isAll = workspace.deliveries().get(contract.name()).files() == first;
    Optional<Judged> last =
        isAll
            ? Optional.empty()
            : ingest.judgeAfter(first, earlier.facts(contract), contract, workspace.stamp());
    if (!isAll && last.isEmpty()) {
      return anew(contract);
    }
    return new SourceRows(
        contract,
        judgedBy,
        earlier.of(contract.name()).map(IngestFigures.SourceFigures::counts),
        Optional.of(earlier.facts(contract)),
        last);
  }

  private SourceRows anew(SourceContract contract) {
    return SourceRows.anew(judgedBy(contract), ingest.judge(contract, workspace.stamp()));
  }

  private String judgedBy(SourceContract contract) {
    return Fingerprint.of(
        Build.hash(),
        contract,
        contract.orders(),
        new TreeSet<>(workspace.tombstones().marks()),
        oldest.get(contract.table()),
        workspace.keyring().country(),
        workspace.keyring().hash("fingerprint", "ingest"));
  }

  private static TreeSet<String> names(List<SourceRows> rows) {
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.add(row.contract().name()));
    return names;
  }
}
