package org.kith.features.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.RealData;
import org.kith.features.SharedSpark;
import org.kith.features.vault.Keyring;

/** The shipped examples on the data that they are for. */
@Tag("long")
class ExamplesTest {

  @Test
  void onlineRetailKeepsEveryLineThatIsNoExactDuplicate() {
    try (Judged judged = judged("online-retail", "online-retail", "orders")) {
      assertThat(judged.counts()).isEqualTo(new SourceCounts(541_909, 536_641, 5_268, 0, Map.of()));
      Row sums =
          judged
              .accepted()
              .selectExpr(
                  "sum(spend)",
                  "count(DISTINCT account)",
                  "count_if(account IS NULL)",
                  "count_if(item_title IS NULL)",
                  "count_if(kind = 'refund')",
                  "min(occurred_at)")
              .head();
      assertThat(sums.getLong(1)).isEqualTo(4_372);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "hetrec2011-lastfm, lastfm, orders, 92834, 92834, 0, 0",
    "hetrec2011-lastfm, lastfm, friends, 25434, 25434, 0, 0",
    "hetrec2011-lastfm, lastfm, taggings, 186478, 186473, 0, 5",
    "hetrec2011-lastfm, lastfm, artists, 17632, 17632, 0, 0",
    "completejourney, completejourney, orders, 75000, 75000, 0, 0",
    "completejourney, completejourney, products, 92331, 92331, 0, 0",
    "completejourney, completejourney, households, 801, 801, 0, 0",
    "completejourney, completejourney, campaigns, 6589, 6589, 0, 0",
    "completejourney, completejourney, coupons, 116204, 111332, 4872, 0",
    "completejourney, completejourney, redemptions, 2102, 2102, 0, 0",
  })
  void everyRowOfAnExampleIsAcceptedDuplicateOrSetAside(
      String data,
      String brand,
      String source,
      long read,
      long accepted,
      long duplicate,
      long bad) {
    try (Judged judged = judged(data, brand, source)) {
      SourceCounts counts = judged.counts();
      assertThat(counts)
          .isEqualTo(new SourceCounts(read, accepted, duplicate, bad, counts.byRule()));
      assertThat(judged.accepted().count()).isEqualTo(accepted);
      assertThat(judged.quarantined().count()).isEqualTo(bad);
    }
  }

  private static Judged judged(String data, String brand, String source) {
    String folder = RealData.folder(data).toString();
    return new Ingest(SharedSpark.session(), Keyring.openTo(brand), folder)
        .judge(Contracts.example(brand, source), "test");
  }
}
