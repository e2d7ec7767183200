package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.Table;
import org.kith.features.source.InputDigest;
import org.kith.features.source.Landing;
import org.kith.features.source.SourceContract;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

class DatabaseSourceTest {

  private static final String ORDERS = "SELECT * FROM read_csv('%s/orders.csv') ORDER BY %s";

  @TempDir Path folder;
  private final SparkSession spark = SharedSpark.session();

  @BeforeEach
  void aTeaHouseWhoseOrdersLieInADatabase() throws IOException, SQLException {
    TeaHouse.in(folder);
    sql("CREATE TABLE orders AS " + ORDERS.formatted(folder, "id"));
    sql(
        "CREATE TABLE teas AS SELECT 'tea-' || i AS tea, 'grade ' || i AS grade FROM range(7) t(i)");
    change("path: orders.csv", "path: orders");
    change("format: {type: csv}", "format: {type: jdbc, url: 'jdbc:duckdb:${data}/shop.db'}");
  }

  @Test
  void itsRowsBecomeTheFactsThatTheSameRowsOfAFileBecomeWhateverTheMachinesZone()
      throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Configuration ofAFile = TeaHouse.in(other);
    ingested(ofAFile, "other/lake");

    TimeZone machine = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      NightSummary night = ingested(read(), "lake");
      assertThat(night.sources()).containsOnlyKeys("orders");
      assertThat(night.sources().get("orders").accepted()).isEqualTo(120);
    } finally {
      TimeZone.setDefault(machine);
    }

    assertThat(facts("lake")).hasSize(120).isEqualTo(facts("other/lake"));
    assertThat(folder.resolve("lake/landing")).doesNotExist();
  }

  @Test
  void theSameRowsInAnotherOrderAreTheSameDelivery() throws SQLException {
    String before = delivered();

    sql("CREATE OR REPLACE TABLE orders AS " + ORDERS.formatted(folder, "paid DESC, who, id"));
    assertThat(delivered()).isEqualTo(before);

    sql("UPDATE orders SET paid = paid + 1 WHERE id = 7");
    assertThat(delivered()).isNotEqualTo(before);
  }

  @Test
  void aLookupMayLieInADatabaseToo() throws IOException {
    change(
        "fields: {order_id: id, item_id: what,",
        "lookups: {of: {path: \"(SELECT tea, grade FROM teas) AS t\", format: {type: jdbc, url:"
            + " 'jdbc:duckdb:${data}/shop.db'}, columns: {tea: string, grade: string}, on: tea,"
            + " equal: what}}\nfields: {order_id: id, item_id: of.grade,");

    ingested(read(), "lake");

    assertThat(facts("lake")).allMatch(row -> row.getString(1).startsWith("grade "));
  }

  @Test
  void aColumnThatItLacksIsToldWithThoseThatItHas() throws IOException {
    change("paid: \"decimal(18,2)\"", "price: \"decimal(18,2)\"");
    change("spend: paid", "spend: price");

    Problem refused = refused();

    assertThat(refused.code()).isEqualTo(Problem.Code.INPUT_REFUSED);
    assertThat(refused)
        .hasMessageStartingWith(
            "source orders, table orders · its columns are [id, who, what, paid")
        .hasMessageContaining("[price] must be among them");
  }

  @Test
  void aTableThatIsNotThereIsMissingInput() throws IOException {
    change("path: orders\n", "path: ordres\n");

    Problem missing = refused();

    assertThat(missing.code()).isEqualTo(Problem.Code.INPUT_MISSING);
    assertThat(missing).hasMessageStartingWith("source orders, table ordres · its database");
  }

  @Test
  void aPasswordInTheUrlIsNotTold() throws IOException {
    change("jdbc:duckdb:${data}/shop.db", "jdbc:nobody://host/shop?user=a&password=hunter2");

    Problem missing = refused();

    assertThat(missing.code()).isEqualTo(Problem.Code.INPUT_MISSING);
    assertThat(missing).hasMessageContaining("KITH_JARS").hasMessageNotContaining("hunter2");
  }

  private Problem refused() {
    return catchThrowableOfType(Problem.class, () -> ingested(read(), "lake"));
  }

  private String delivered() {
    try (Landing landing = new Landing(new Lake(spark, folder.resolve("lake").toString()))) {
      SourceContract landed = landing.landed(read().sources().get(0));
      return InputDigest.of(landed, folder.toString()).whole();
    }
  }

  private NightSummary ingested(Configuration configuration, String lake) {
    return new Night(spark)
        .run(
            new NightRequest(
                configuration,
                folder.resolve(lake).toString(),
                TeaHouse.AS_OF,
                Optional.empty(),
                Optional.of("ingest"),
                StageProgress.SILENT));
  }

  private List<Row> facts(String name) {
    Lake lake = new Lake(spark, folder.resolve(name).toString());
    return lake.readOrEmpty(Table.ORDERS, RunLedger.open(lake).newest())
        .select("order_id", "item_id", "kind", "quantity", "spend", "occurred_at", "account")
        .orderBy("order_id")
        .collectAsList();
  }

  private void sql(String statement) throws SQLException {
    try (Connection shop = DriverManager.getConnection("jdbc:duckdb:" + folder + "/shop.db");
        Statement one = shop.createStatement()) {
      one.execute(statement);
    }
  }

  private void change(String from, String to) throws IOException {
    Path contract = folder.resolve("conf/sources/orders.yaml");
    String before = Files.readString(contract);
    assertThat(before).contains(from);
    Files.writeString(contract, before.replace(from, to));
  }

  private Configuration read() {
    return ConfReader.read(folder.resolve("conf"), Map.of("data", folder.toString()), Map.of());
  }
}
