package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.settings.KithSettings;

/** What a release records of its configuration, against the hash of the whole. */
class InputsTest {

  private static final Map<String, String> ONE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("brand", "tea house"),
              Map.entry("time-zone", "Asia/Shanghai"),
              Map.entry("currency", "CNY"),
              Map.entry("country", "CN"),
              Map.entry("data", "here"),
              Map.entry("key", "public"),
              Map.entry("consent", "{assume: granted, purpose: marketing, basis: made up}"),
              Map.entry("identity", "{match: true}"),
              Map.entry("folders", "{}"),
              Map.entry("spark", "{}"),
              Map.entry("gates", "{max-bad-rows: 0.05, min-persons: 10}"),
              Map.entry("training", "{every: 1 days}"),
              Map.entry("retention", "{}")));

  private static final Map<String, String> OTHER =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("brand", "coffee house"),
              Map.entry("time-zone", "UTC"),
              Map.entry("currency", "EUR"),
              Map.entry("country", "GB"),
              Map.entry("data", "there"),
              Map.entry("key", "env:KITH_KEY"),
              Map.entry("consent", "{assume: granted, purpose: service, basis: made up}"),
              Map.entry("identity", "{match: false}"),
              Map.entry("folders", "{tags: labels}"),
              Map.entry("spark", "{spark.sql.shuffle.partitions: 3}"),
              Map.entry("gates", "{max-bad-rows: 0.05, min-persons: 11}"),
              Map.entry("training", "{every: 7 days}"),
              Map.entry("retention", "{orders: 100 days}")));

  @TempDir Path folder;

  @Test
  void theBrandsPartChangesWhereverTheHashOfTheWholeDoes() throws IOException {
    Configuration plain = read(ONE);

    for (String key : OTHER.keySet()) {
      Map<String, String> changed = new TreeMap<>(ONE);
      changed.put(key, OTHER.get(key));
      Configuration other = read(changed);

      assertThat(!Inputs.parts(other).equals(Inputs.parts(plain)))
          .as(key)
          .isEqualTo(!other.hash().equals(plain.hash()));
    }
  }

  @Test
  void everySettingOfTheBrandIsTried() {
    assertThat(OTHER.keySet())
        .isEqualTo(ONE.keySet())
        .isEqualTo(
            Arrays.stream(KithSettings.class.getRecordComponents())
                .map(component -> component.getName().replaceAll("([A-Z])", "-$1"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
  }

  @Test
  void theOrderOfASourcesIdentifiersIsToldApartFromAnother() throws IOException {
    Map<String, String> memberFirst = withSource("{member: member_no, phone: phone}");
    Map<String, String> phoneFirst = withSource("{phone: phone, member: member_no}");

    assertThat(phoneFirst.get("sources")).isNotEqualTo(memberFirst.get("sources"));
    assertThat(withSource("{member: member_no, phone: phone}")).isEqualTo(memberFirst);
  }

  private Map<String, String> withSource(String identifiers) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(
        sources.resolve("orders.yaml"),
        """
        name: orders
        table: orders
        path: orders.csv
        format: {type: csv}
        columns: {order_no: string, member_no: string, phone: string}
        identifiers: %s
        fields: {order_id: order_no}
        known-at: timestamp'2026-06-30 00:00:00'
        """
            .formatted(identifiers));
    return Inputs.parts(read(ONE));
  }

  private Configuration read(Map<String, String> settings) throws IOException {
    Files.createDirectories(folder.resolve("labels"));
    Files.writeString(
        folder.resolve("kith.yaml"),
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + ": " + setting.getValue())
            .collect(Collectors.joining("\n", "", "\n")));
    return ConfReader.read(folder, Map.of(), Map.of());
  }
}
