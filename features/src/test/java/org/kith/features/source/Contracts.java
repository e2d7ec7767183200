package org.kith.features.source;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Contracts from YAML, as a configuration writes them. */
final class Contracts {

  private static final ObjectMapper YAML =
      JsonMapper.builder(new YAMLFactory())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  /** Small orders: who, what, how many, paid, when. */
  static final String ORDERS =
      """
      name: orders
      table: orders
      path: orders/*.csv
      format: {type: csv}
      columns: {who: string, what: string, many: int, paid: "decimal(18,2)", at: timestamp, note: string}
      identifiers: {member: who}
      anonymous: false
      fields: {item_id: what, item_title: note, quantity: many, spend: paid}
      occurred-at: at
      """;

  private Contracts() {}

  static SourceContract of(String yaml) {
    try {
      return YAML.readValue(yaml, SourceContract.class);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The contract of one source of a shipped example. */
  static SourceContract example(String brand, String source) {
    Path conf = Path.of("..", "conf", "examples", brand, "sources", source + ".yaml");
    try {
      return of(Files.readString(conf));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
