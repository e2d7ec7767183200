package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.features.identity.match.FieldKind;
import org.kith.features.identity.match.MatchSettings;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.identity.IdentityEvaluation;
import org.kith.jobs.evaluate.identity.IdentityRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith evaluate identity}: which of the caller's records are one person's. */
@Command(
    name = "identity",
    description = "Which of your records are one person's: learnt without labels, measured.",
    sortOptions = false,
    footer = {
      "",
      "Kinds: given-name surname full-name birth-date street house-number city region "
          + "postcode phone email other; what is not told is guessed, and the guess is printed. "
          + "Several files are linked with each other, and a person has one record of each at "
          + "most; --within lets records of one file be one person's too.",
      "",
      "Examples:",
      "  kith evaluate identity --records people.csv --truth people.truth.csv --json",
      "  kith evaluate identity --records crm.csv --records shop.csv --drop tax_no"
    })
final class EvaluateIdentityCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Option(
      names = "--records",
      required = true,
      arity = "1..*",
      paramLabel = "F",
      description = "Records: the first column is the record's id. Repeatable.")
  private List<Path> records;

  @Option(names = "--truth", paramLabel = "F", description = "The truth: columns id,cluster.")
  private Path truth;

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "COLUMN=KIND",
      description = "What columns say, with commas.")
  private Map<String, String> kinds = new LinkedHashMap<>();

  @Option(
      names = "--drop",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns not to look at, with commas.")
  private List<String> dropped = List.of();

  @Option(names = "--within", description = "Records of one of several files may be one person's.")
  private boolean within;

  EvaluateIdentityCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Map<String, FieldKind> told = new LinkedHashMap<>();
    kinds.forEach(
        (column, label) ->
            told.put(
                column.strip(),
                FieldKind.labelled(Misuse.oneOf("--kind", label.strip(), FieldKind.labels()))
                    .orElseThrow()));
    Evaluation evaluation =
        IdentityEvaluation.run(
            new IdentityRequest(
                records,
                Optional.ofNullable(truth),
                told,
                dropped.stream().map(String::strip).toList(),
                within,
                MatchSettings.USUAL,
                desk.spark().get()));
    desk.print().accept(evaluation, EvaluationText.of(evaluation));
    return 0;
  }
}
