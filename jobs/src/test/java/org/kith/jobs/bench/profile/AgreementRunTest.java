package org.kith.jobs.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class AgreementRunTest {

  private static final String OURS =
      """
      SELECT * FROM VALUES
        ('p1', 1.5D, 'tea', map('tea', 0.75D, 'cup', 0.25D), 7L),
        ('p2', 0D, null, null, 7L),
        ('p3', 2D, 'tea', map('tea', 1D), 7L)
        AS t(person_id, spend, top, likes, alone)""";

  @Test
  void equalValuesAgreeWhateverTheirTypesAndKeyOrder() {
    Agreement agreement =
        compared(
            """
            SELECT * FROM VALUES
              ('p3', 2.00BD, 'tea', map('tea', 1D)),
              ('p2', 0.00BD, null, null),
              ('p1', 1.50BD, 'tea', map('cup', 0.25D, 'tea', 0.75000000000001D))
              AS t(person_id, spend, top, likes)""");

    assertThat(agreement.persons()).isEqualTo(3);
    assertThat(agreement.rows()).isEqualTo(9);
    assertThat(agreement.equal()).isEqualTo(9);
    assertThat(agreement.differing()).isEmpty();
    assertThat(agreement.onlyOurs()).containsExactly("alone");
  }

  @Test
  void aValueThatDiffersOrIsMissingIsCountedUnderItsTag() {
    Agreement agreement =
        compared(
            """
            SELECT * FROM VALUES
              ('p1', 1.6D, 'cup', map('tea', 0.75D)),
              ('p2', 0D, 'tea', null)
              AS t(person_id, spend, top, likes)""");

    assertThat(agreement.persons()).isEqualTo(3);
    assertThat(agreement.differing())
        .containsEntry("spend", 2L)
        .containsEntry("top", 3L)
        .containsEntry("likes", 2L);
    assertThat(agreement.equal()).isEqualTo(2);
  }

  private static Agreement compared(String theirs) {
    Dataset<Row> peer = SharedSpark.session().sql(theirs);
    return AgreementRun.of(SharedSpark.session().sql(OURS), peer);
  }
}
