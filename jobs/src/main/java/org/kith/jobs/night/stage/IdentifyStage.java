package org.kith.jobs.night.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.identity.KnownPersons;
import org.kith.features.identity.LinkingEvidence;
import org.kith.features.identity.Persons;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Build;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;

/**
 * Links identifiers into persons. Where the facts tell of nobody what the release before did not
 * know, its persons stay.
 */
public final class IdentifyStage implements Stage<IdentifyStage.Figures> {

  /**
   * Who is there.
   *
   * @param identifiers rows of {@code identities}
   * @param persons how many people they belong to
   * @param linkedBy fingerprint of all that decides which of them are one person's
   */
  public record Figures(long identifiers, long persons, String linkedBy) implements StageFigures {

    @Override
    public long rowsIn() {
      return identifiers;
    }

    @Override
    public long rowsOut() {
      return identifiers;
    }
  }

  @Override
  public String name() {
    return "identify";
  }

  @Override
  public List<Table> reads() {
    return Arrays.stream(Table.values()).filter(Table::isAboutPeople).toList();
  }

  @Override
  public List<Object> settings(Workspace workspace) {
    return List.of(
        workspace.asOf().words(),
        workspace.configuration().kith().timeZone(),
        workspace.configuration().kith().gates().minPersons(),
        workspace.configuration().kith().identity(),
        workspace.base().map(Release::id).orElse(""),
        workspace.keyring().hash("fingerprint", name()));
  }

  @Override
  public Class<Figures> figures() {
    return Figures.class;
  }

  @Override
  public Figures run(Workspace workspace) {
    LinkingEvidence evidence =
        new LinkingEvidence(
            table -> workspace.lake().read(table, workspace.pins()), workspace.asOf());
    String linkedBy = linkedBy(workspace, evidence);
    Figures figures =
        workspace
            .before(Figures.class)
            .filter(earlier -> linkedBy.equals(earlier.linkedBy()))
            .map(earlier -> stay(workspace, earlier))
            .orElseGet(() -> link(workspace, evidence, linkedBy));
    refuseTooFew(figures.persons(), workspace);
    return figures;
  }

  private static String linkedBy(Workspace workspace, LinkingEvidence evidence) {
    return Fingerprint.of(
        Build.hash(),
        workspace.configuration().kith().identity(),
        workspace.keyring().hash("fingerprint", "identify"),
        evidence.fingerprint());
  }

  /** With the same evidence every person has the accounts, and so the id, of the release before. */
  private static Figures stay(Workspace workspace, Figures earlier) {
    workspace.takeOver(Table.IDENTITIES);
    workspace.write(
        Table.IDENTITY_CHANGES, workspace.lake().readOrEmpty(Table.IDENTITY_CHANGES, Pins.NONE));
    return earlier;
  }

  private static Figures link(Workspace workspace, LinkingEvidence evidence, String linkedBy) {
    Persons persons =
        Persons.of(
            evidence,
            workspace.configuration().kith().identity(),
            workspace.base().flatMap(base -> known(workspace, base)),
            workspace.keyring(),
            workspace.asOf());
    workspace.write(Table.IDENTITIES, persons.identities());
    persons.changes().ifPresent(changes -> workspace.write(Table.IDENTITY_CHANGES, changes));
    Row counts =
        workspace
            .table(Table.IDENTITIES)
            .agg(count(lit(1)), count_distinct(col("person_id")))
            .first();
    return new Figures(counts.getLong(0), counts.getLong(1), linkedBy);
  }

  private static Optional<KnownPersons> known(Workspace workspace, Release base) {
    Lake lake = workspace.lake();
    return lake.read(Table.IDENTITIES, base.pins())
        .map(
            identities ->
                new KnownPersons(
                    identities,
                    lake.readOrEmpty(Table.SEGMENTS, base.pins()).select("person_id", "segment")));
  }

  private static void refuseTooFew(long persons, Workspace workspace) {
    long fewest = workspace.configuration().kith().gates().minPersons();
    if (persons < fewest) {
      throw new Problem(
          Problem.Code.GATE_REFUSED,
          "table identities as of " + workspace.asOf().day(),
          "%d persons; the gate 'min-persons' asks for %d".formatted(persons, fewest),
          "Check whether the sources were delivered whole; lower the gate in kith.yaml if so few"
              + " are right.");
    }
  }
}
