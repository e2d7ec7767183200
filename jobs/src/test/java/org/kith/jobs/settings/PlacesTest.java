package org.kith.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.Problem;
import org.kith.features.source.SourceContract;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Node.Scalar;
import org.kith.jobs.settings.yaml.Place;

class PlacesTest {

  private final Places places = Places.of(Map.of("sources", List.of(orders())));

  @ParameterizedTest
  @CsvSource({
    "occurred-at, 2",
    "fields, 3",
    "fields.spend, 4",
    "fields.net.spend, 5",
    "fields.spent, 3",
    "years, 1"
  })
  void aKeyIsFoundInItsFileAsFarAsItIsWrittenThere(String key, int line) {
    assertThat(places.of(fault("orders", key))).isEqualTo("orders.yaml:" + line + ": " + key);
  }

  @Test
  void aDefinitionThatNoFileHoldsIsToldByItsName() {
    assertThat(places.of(fault("visits", "fields.spend"))).isEqualTo("source visits, fields.spend");
  }

  @Test
  void aCheckThatFailsTellsEachFaultAtItsPlaceAndOtherProblemsAsTheyAre() {
    assertThatThrownBy(
            () ->
                places.told(
                    () -> {
                      throw Problem.of(
                          List.of(fault("orders", "occurred-at"), fault("visits", "key")));
                    }))
        .hasMessage(
            "orders.yaml:2: occurred-at · is wrong · Mend it.\n"
                + "source visits, key · is wrong · Mend it.");
    Problem other = new Problem(Problem.Code.NOT_FOUND, "release r", "is not there", "Name one.");
    assertThatThrownBy(
            () ->
                places.told(
                    () -> {
                      throw other;
                    }))
        .isSameAs(other);
  }

  private static DefinitionFault fault(String source, String key) {
    return new DefinitionFault("source", source, key, "is wrong", "Mend it.");
  }

  private static Entry orders() {
    Mapping fields = Mapping.at(at(3));
    fields.put("spend", at(4), new Scalar(at(4), "a"));
    fields.put("net.spend", at(5), new Scalar(at(5), "b"));
    Mapping tree = Mapping.at(at(1));
    Map<String, Integer> lines = new LinkedHashMap<>(Map.of("name", 1, "occurred-at", 2));
    lines.forEach((key, line) -> tree.put(key, at(line), new Scalar(at(line), "orders")));
    tree.put("fields", at(3), fields);
    return new Entry("orders", SourceContract.class, tree, Optional.empty());
  }

  private static Place at(int line) {
    return new Place("orders.yaml", line);
  }
}
