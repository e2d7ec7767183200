package org.kith.jobs.explain;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

/**
 * A copy of all that a published release holds of one person, for the person: PIPL article 45, GDPR
 * article 15 (3).
 *
 * <p>Facts of the person's accounts and those in which they are the other one, what was concluded
 * from them, and the contacts of the vault in clear. What names other people is left out. Rows in
 * quarantine are nobody's yet and not told; what platforms got stands in {@code contacts}, release
 * by release.
 */
public final class Holdings {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PERSON = "person_id";
  private static final String OTHER = "other_";

  /** Of a fact in which the person is the other one, what is its doer's own. */
  private static final List<String> OF_THE_OTHER = List.of("account", "identifiers", "text");

  private final Lake lake;
  private final Pins pins;
  private final Supplier<Keyring> keyring;

  private Holdings(Lake lake, Pins pins, Supplier<Keyring> keyring) {
    this.lake = lake;
    this.pins = pins;
    this.keyring = keyring;
  }

  /**
   * Gathers them.
   *
   * @param keyring the brand's, which opens the vault
   * @param reference as {@link Explain} takes it
   * @throws Problem {@code NOT_FOUND}, without the reference in its words, when the release knows
   *     nobody by it
   */
  public static HoldingsFigures of(
      Lake lake, Release release, Supplier<Keyring> keyring, String reference) {
    String personId =
        PersonReference.personId(
            lake, release.pins(), PersonReference.hashed(reference.strip(), keyring));
    return new HoldingsFigures(
        personId, release.id(), new Holdings(lake, release.pins(), keyring).tables(personId));
  }

  private Map<String, List<JsonNode>> tables(String personId) {
    Map<String, List<JsonNode>> tables = new LinkedHashMap<>();
    PersonFacts facts = new PersonFacts(lake, pins);
    for (Table table : Table.values()) {
      List<JsonNode> rows =
          table == Table.VAULT
              ? contacts(personId)
              : about(table, facts).map(frame -> rows(frame, personId)).orElse(List.of());
      if (!rows.isEmpty()) {
        tables.put(table.tableName(), rows);
      }
    }
    return tables;
  }

  /** The table's rows with their persons; empty for tables that are not about people. */
  private Optional<Dataset<Row>> about(Table table, PersonFacts facts) {
    if (table.isAboutPeople()) {
      return Optional.of(facts.of(table));
    }
    return Arrays.asList(table.schema().fieldNames()).contains(PERSON)
        ? Optional.of(lake.readOrEmpty(table, pins))
        : Optional.empty();
  }

  private static List<JsonNode> rows(Dataset<Row> frame, String personId) {
    List<JsonNode> rows = new ArrayList<>(told(frame, PERSON, personId, List.of()));
    if (Arrays.asList(frame.columns()).contains(OTHER + PERSON)) {
      rows.addAll(told(frame, OTHER + PERSON, personId, OF_THE_OTHER));
    }
    return rows;
  }

  private static List<JsonNode> told(
      Dataset<Row> frame, String whose, String personId, List<String> without) {
    Column[] columns =
        Arrays.stream(frame.columns())
            .filter(name -> !name.equals(PERSON) && !name.startsWith(OTHER))
            .filter(name -> !without.contains(name))
            .map(name -> col(name))
            .toArray(Column[]::new);
    return frame
        .where(col(whose).equalTo(personId))
        .select(columns)
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .map(Holdings::parsed)
        .toList();
  }

  private List<JsonNode> contacts(String personId) {
    Dataset<Row> sealed =
        lake.readOrEmpty(Table.IDENTITIES, pins)
            .where(col(PERSON).equalTo(personId))
            .select("kind", "value")
            .join(lake.readOrEmpty(Table.VAULT, pins), new String[] {"kind", "value"})
            .select("kind", "sealed");
    return sealed.collectAsList().stream()
        .map(row -> Map.of("kind", row.getString(0), "identifier", opened(row)))
        .<JsonNode>map(JSON::valueToTree)
        .sorted(java.util.Comparator.comparing(JsonNode::toString))
        .toList();
  }

  private String opened(Row row) {
    return new Sealer(keyring.get())
        .openText("identifier:" + row.getString(0), row.<byte[]>getAs("sealed"));
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("Spark wrote a row that is no JSON", cause);
    }
  }
}
