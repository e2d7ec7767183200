package org.kith.jobs.night.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.time.Days;
import org.kith.models.uplift.UpliftQuestion;

/** A campaign of fourteen days from the first of June, and one of May. */
class UpliftTrialTest {

  @Test
  void whoWouldNotHaveActedWithoutWhatNamesTheCampaignRespondedToIt() {
    assertThat(answered("campaign_id"))
        .containsExactly(
            "both c2 1.0 false",
            "late c2 0.0 false",
            "named c1 0.0 false",
            "named c2 1.0 true",
            "nothing c2 0.0 false",
            "other c2 1.0 false",
            "refund c2 0.0 false");
  }

  @Test
  void withoutAColumnThatTellsNobodyResponded() {
    assertThat(answered(null))
        .contains("named c2 1.0 false", "both c2 1.0 false")
        .noneMatch(line -> line.endsWith("true"));
  }

  private static List<String> answered(String attributedBy) {
    Dataset<Row> contacts =
        frame(
            "('both', 'c2', DATE '2026-06-01'), ('late', 'c2', DATE '2026-06-01'),"
                + " ('named', 'c1', DATE '2026-05-01'), ('named', 'c2', DATE '2026-06-01'),"
                + " ('nothing', 'c2', DATE '2026-06-01'), ('other', 'c2', DATE '2026-06-01'),"
                + " ('refund', 'c2', DATE '2026-06-01') AS (person_id, campaign_id, day)");
    Dataset<Row> orders =
        frame(
            "('both', 'sale', 'c2', DATE '2026-06-02'), ('both', 'sale', null, DATE '2026-06-09'),"
                + " ('late', 'sale', 'c2', DATE '2026-06-15'),"
                + " ('named', 'sale', 'c2', DATE '2026-06-14'),"
                + " ('other', 'sale', 'c1', DATE '2026-06-03'),"
                + " ('refund', 'refund', 'c2', DATE '2026-06-03')"
                + " AS (person_id, kind, campaign_id, day)");
    UpliftQuestion question =
        new UpliftQuestion(
            "effect",
            "by how much",
            "orders",
            "count_if(kind = 'sale')",
            attributedBy,
            new Days(14),
            new Days(180),
            null,
            null,
            3);
    return UpliftTrial.answered(question, contacts, orders)
        .select(
            functions.expr(
                "concat_ws(' ', person_id, campaign_id, CAST(outcome AS STRING),"
                    + " CAST(responded AS STRING)) AS line"))
        .orderBy("line")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Dataset<Row> frame(String values) {
    return SharedSpark.session().sql("SELECT * FROM VALUES " + values);
  }
}
