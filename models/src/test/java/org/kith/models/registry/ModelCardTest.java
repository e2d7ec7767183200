package org.kith.models.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;

class ModelCardTest {

  @Test
  void aCardComesBackFromItsRowAsItWas() {
    ModelCard card = Cards.propensity(Map.of("auc", .7512345678912, "brier", Double.NaN));

    Row row =
        SharedSpark.session()
            .createDataFrame(List.of(card.row()), Table.MODELS.schema())
            .selectExpr("*")
            .head();

    assertThat(ModelCard.of(row)).isEqualTo(card);
    assertThat(row.<String>getAs("verdict")).isEqualTo("passed");
    assertThat(row.<Boolean>getAs("champion")).isFalse();
    assertThat(row.<Object>getAs("as_of")).hasToString("2026-06-30");
  }

  @Test
  void figuresAreKeptToNineDecimalsAndWhatIsNoNumberIsLeftOut() {
    ModelCard card = Cards.propensity(Map.of("auc", .75123456789123, "brier", Double.NaN));

    assertThat(card.metrics()).containsOnly(Map.entry("auc", .751234568));
  }

  @Test
  void aJudgedCardDiffersInVerdictAndUseAlone() {
    ModelCard card = Cards.recommender(Map.of("ndcg@20", .2));
    Verdict refused = new Verdict(false, List.of(new Verdict.Reason("leak", "leak", "泄露")));

    ModelCard judged = card.judged(refused, true);

    assertThat(judged.verdict()).isEqualTo(refused);
    assertThat(judged.judged(Verdict.PASSED, false)).isEqualTo(card);
    assertThat(ModelCard.ofJson(judged.json())).isEqualTo(judged);
  }

  @Test
  void aVersionDependsOnEveryDeciderAndOnWhereOneEnds() {
    String version = ModelCard.version(List.of("orders@4", "rank=64"));

    assertThat(version).matches("[0-9a-f]{12}");
    assertThat(ModelCard.version(List.of("orders@4", "rank=64"))).isEqualTo(version);
    assertThat(ModelCard.version(List.of("orders@4r", "ank=64"))).isNotEqualTo(version);
    assertThat(ModelCard.version(List.of("rank=64", "orders@4"))).isNotEqualTo(version);
  }
}
