package org.kith.jobs.evaluate.uplift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.FlatFile;
import org.kith.jobs.evaluate.table.Answer;
import org.kith.jobs.evaluate.table.Cells;
import org.kith.jobs.evaluate.table.DataTable;
import org.kith.jobs.evaluate.table.Design;
import org.kith.models.uplift.gain.AverageEffect;

/** The caller's campaign: the rows of its two arms that have an outcome. */
final class Campaign {

  /** With so many, hardly a half of the campaign lacks an arm. */
  private static final int LEAST_PEOPLE = 20;

  private final String file;
  private final DataTable table;
  private final List<Cells> columns;
  private final boolean[] treated;
  private final double[] outcomes;
  private final int[] rows;
  private final long otherArms;
  private final long withoutOutcome;

  private Campaign(UpliftRequest request) {
    this.file = request.data().toString();
    this.table = DataTable.read(FlatFile.open(request.data(), request.spark()));
    Cells treatment = table.column("--treatment", request.treatment());
    Cells outcome = table.column("--outcome", request.outcome());
    this.columns =
        table.beside("--drop", request.drop(), Set.of(request.treatment(), request.outcome()));
    int size = table.rows();
    this.treated = new boolean[size];
    this.outcomes = new double[size];
    double[] numbers = outcome.numbers();
    int[] kept = new int[size];
    int people = 0;
    long left = 0;
    long empty = 0;
    for (int row = 0; row < size; row++) {
      String arm = treatment.word(row);
      treated[row] = isTreated(arm, request);
      outcomes[row] = outcome(outcome.word(row), numbers[row]);
      if (!treated[row] && !isControl(arm, request)) {
        left++;
      } else if (Double.isNaN(outcomes[row])) {
        empty++;
      } else {
        kept[people++] = row;
      }
    }
    this.rows = java.util.Arrays.copyOf(kept, people);
    this.otherArms = left;
    this.withoutOutcome = empty;
  }

  /**
   * Reads it.
   *
   * @throws Problem {@code INPUT_REFUSED} when an arm has fewer than {@value #LEAST_PEOPLE} people
   *     with an outcome; it names the column that is to blame, and its values
   */
  static Campaign read(UpliftRequest request) {
    Campaign campaign = new Campaign(request);
    long offered = campaign.people(true);
    long others = campaign.people(false);
    if (Math.min(offered, others) < LEAST_PEOPLE) {
      boolean outcomeIsToBlame = campaign.withoutOutcome > offered + others;
      throw outcomeIsToBlame
          ? new Problem(
              Problem.Code.INPUT_REFUSED,
              "%s, column %s".formatted(request.data(), request.outcome()),
              "%,d of %,d people in the two arms have no number, yes or no there; its values are %s"
                  .formatted(
                      campaign.withoutOutcome,
                      campaign.withoutOutcome + offered + others,
                      campaign.values("--outcome", request.outcome())),
              "Name a column of numbers, or of yes and no, with --outcome COL.")
          : new Problem(
              Problem.Code.INPUT_REFUSED,
              "%s, column %s".formatted(request.data(), request.treatment()),
              "%,d people got the offer and %,d did not; %d of each are needed; its values are %s"
                  .formatted(
                      offered,
                      others,
                      LEAST_PEOPLE,
                      campaign.values("--treatment", request.treatment())),
              "Name the two arms with --treated VALUE --control VALUE, or give more people.");
    }
    return campaign;
  }

  /** The first few values of a column. */
  private String values(String option, String column) {
    return table.column(option, column).words().stream()
        .limit(10)
        .collect(Collectors.joining(", "));
  }

  private static boolean isTreated(String arm, UpliftRequest request) {
    return request.treated() == null ? Answer.isYes(arm) : request.treated().equals(arm);
  }

  private static boolean isControl(String arm, UpliftRequest request) {
    return request.control() == null ? Answer.isNo(arm) : request.control().equals(arm);
  }

  private static double outcome(String word, double number) {
    if (Answer.isYes(word)) {
      return 1;
    }
    return Answer.isNo(word) ? 0 : number;
  }

  /** The rows that count, in the file's order. */
  int[] rows() {
    return rows.clone();
  }

  /**
   * The columns as features, learnt from some rows.
   *
   * @throws Problem {@code INPUT_REFUSED} where there is none
   */
  Design design(int... learnt) {
    return Design.standard(columns, learnt).required(file);
  }

  boolean treated(int row) {
    return treated[row];
  }

  double outcome(int row) {
    return outcomes[row];
  }

  AverageEffect effect() {
    AverageEffect.Outcomes[] arms = {AverageEffect.Outcomes.NONE, AverageEffect.Outcomes.NONE};
    for (int row : rows) {
      int arm = treated[row] ? 1 : 0;
      arms[arm] = arms[arm].with(outcomes[row]);
    }
    return AverageEffect.of(arms[1], arms[0]);
  }

  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("rows", (long) table.rows());
    counts.put("other_arms", otherArms);
    counts.put("without_outcome", withoutOutcome);
    counts.put("treated", people(true));
    counts.put("control", people(false));
    counts.put("columns", columns.size());
    return counts;
  }

  private long people(boolean arm) {
    return IntStream.of(rows).filter(row -> treated[row] == arm).count();
  }
}
