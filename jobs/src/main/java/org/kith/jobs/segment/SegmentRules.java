package org.kith.jobs.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.Problem;

/** Judges all segments of a configuration against the wide frame's columns, before any job runs. */
public final class SegmentRules {

  /** Why somebody without consent to the segment's purpose is left out. */
  static final String NO_CONSENT = "no-consent";

  /** Why somebody ranked below the segment's limit is left out. */
  static final String OVER_LIMIT = "over-limit";

  /** Why somebody known to be a child is left out. */
  static final String MINOR = "minor";

  /** Why somebody is left out whose contact would cost more than it is expected to earn. */
  static final String NOT_WORTH = "not-worth";

  /** Why somebody ranked below the quota of their cell is left out. */
  static final String OVER_QUOTA = "over-quota";

  private static final Set<String> RESERVED =
      Set.of(NO_CONSENT, OVER_LIMIT, MINOR, NOT_WORTH, OVER_QUOTA, Holdout.TREAT, Holdout.HOLDOUT);

  private SegmentRules() {}

  /**
   * The segments in an order in which each comes after those that it rests on.
   *
   * @param schema the wide frame's columns
   * @throws Problem {@code CONF_INVALID} with every fault of every segment, a line each
   */
  public static List<SegmentDefinition> check(
      SparkSession spark, List<SegmentDefinition> segments, StructType schema) {
    SegmentOrder order = new SegmentOrder(segments);
    List<DefinitionFault> faults = new ArrayList<>(order.faults());
    Expressions expressions = new Expressions(spark, schema);
    for (SegmentDefinition segment : segments) {
      for (SegmentDefinition.Expression expression : segment.expressions()) {
        note(faults, segment, expression.key(), expressions.faultOf(expression));
      }
      for (String reason : segment.suppress().keySet()) {
        note(faults, segment, "suppress." + reason, faultOfReason(reason));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.of(faults);
    }
    return order.ordered();
  }

  private static Optional<Expressions.Fault> faultOfReason(String reason) {
    return RESERVED.contains(reason) || !reason.matches("[a-z][a-z0-9_-]*")
        ? Optional.of(
            new Expressions.Fault(
                "is not a free reason name; it must be kebab-case and none of "
                    + RESERVED.stream().sorted().toList(),
                "Rename it."))
        : Optional.empty();
  }

  private static void note(
      List<DefinitionFault> faults,
      SegmentDefinition segment,
      String key,
      Optional<Expressions.Fault> fault) {
    fault.ifPresent(found -> faults.add(found.of("segment", segment.name(), key)));
  }
}
