package org.kith.jobs.segment;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.jobs.segment.People.segment;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;

/** What a segment may say, judged before any job runs. */
class SegmentRulesTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final Keyring KEYS = Keyring.openTo("test");

  @Test
  void everyFaultOfEverySegmentIsToldBeforeAnyJob() {
    List<SegmentDefinition> wrong =
        List.of(
            segment("typo", "recency_day > 3"),
            segment("number", "orders_total + 1"),
            segment("dice", "rand() < 0.5"),
            segment("clock", "current_date() > date'2020-01-01'"),
            segment("query", "orders_total > (select 1)"),
            segment("sum", "count(*) > 1"),
            segment("broken", "orders_total >"),
            segment("lost", "true", List.of("typa"), List.of(), "value_tier", null, 0.0, Map.of()),
            segment("hen", "true", List.of("egg"), List.of(), null, null, 0.0, Map.of()),
            segment("egg", "true", List.of(), List.of("hen"), null, null, 0.0, Map.of()),
            segment(
                "reason",
                "true",
                List.of(),
                List.of(),
                null,
                null,
                0.0,
                Map.of("holdout", "staff", "late", "stuff")));

    assertThatThrownBy(() -> Audiences.of(wrong, People.frame(SPARK, List.of()), Map.of(), KEYS))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .message()
        .contains("segment typo, where · names the column recency_day")
        .contains("Did you mean 'recency_days'?")
        .contains("segment number, where · gives a")
        .contains("segment dice, where · is not the same at every run")
        .contains("segment clock, where · asks the clock")
        .contains("segment query, where · holds a sub-query")
        .contains("segment sum, where")
        .contains("segment broken, where · is not legal Spark SQL")
        .contains("segment lost, include · names the segment typa")
        .contains("Did you mean 'typo'?")
        .contains("segment lost, rank-by · gives a")
        .contains("Break the circle")
        .contains("segment reason, suppress.holdout · is not a free reason name")
        .contains("segment reason, suppress.late · names the column stuff");
  }

  @Test
  void aSegmentOnASensitiveFieldDoesNotCompile() {
    Dataset<Row> wide =
        People.frame(SPARK, List.of())
            .withColumn("religion", lit("none"))
            .withColumn("children_count", lit(1))
            .withColumn("external_attributes", expr("cast(map() AS map<string, double>)"))
            .withColumn("brace_width", lit(1));

    assertThatThrownBy(
            () ->
                Audiences.of(
                    List.of(
                        segment("belief", "religion = 'none'"),
                        segment("young", "orders_total > 1 and children_count > 0"),
                        segment("bought", "external_attributes['Health status'] > 0.5"),
                        segment(
                            "ranked",
                            "true",
                            List.of(),
                            List.of(),
                            "children_count",
                            null,
                            0.0,
                            Map.of("faith", "religion = 'x'"))),
                    wide,
                    Map.of(),
                    KEYS))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .message()
        .contains("segment belief, where · names religion, which is sensitive")
        .contains("segment young, where · names children_count, which is sensitive")
        .contains("segment bought, where · names Health status, which is sensitive")
        .contains("segment ranked, rank-by · names children_count")
        .contains("segment ranked, suppress.faith · names religion");
    Audiences.of(
            List.of(segment("tea", "category_affinity['Health drinks'] > 0.5 or brace_width > 0")),
            wide,
            Map.of(),
            KEYS)
        .close();
  }
}
