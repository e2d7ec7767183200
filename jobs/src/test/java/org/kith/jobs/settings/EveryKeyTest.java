package org.kith.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kith.features.error.Problem;
import org.kith.features.lake.Table;
import org.kith.features.source.SourceContract;
import org.kith.features.tag.TagDefinition;
import org.kith.features.time.Days;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.models.lookalike.LookalikeQuestion;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.uplift.UpliftQuestion;
import org.kith.models.value.ValueSettings;

/**
 * Every key of every record that {@code conf/} binds: a right value arrives, a wrong one is refused
 * with its line. A component without a row here fails the build.
 */
class EveryKeyTest {

  /** One key: where it is written, a right value as YAML and as bound, and a wrong one. */
  record Key(String file, String path, String right, String bound, String wrong) {

    @Override
    public String toString() {
      return file + " " + path;
    }
  }

  private static final Map<String, Class<? extends Record>> FILES =
      Map.of(
          "kith.yaml", KithSettings.class,
          "sources/orders.yaml", SourceContract.class,
          "tags/spend_90d.yaml", TagDefinition.class,
          "models/taste.yaml", RecommendSettings.class,
          "models/repurchase.yaml", PropensitySettings.class,
          "models/value.yaml", ValueSettings.class,
          "models/contact_effect.yaml", UpliftQuestion.class,
          "models/like_best.yaml", LookalikeQuestion.class,
          "segments/win-back.yaml", SegmentDefinition.class,
          "destinations/generic.yaml", DestinationDefinition.class);

  @TempDir Path folder;

  static Stream<Key> keys() {
    return KeyTable.keys();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aRightValueArrives(Key key) {
    Configuration read = draft(key, key.right()).read();

    assertThat(String.valueOf(value(read, key))).isEqualTo(key.bound());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aWrongValueIsRefusedAtItsLine(Key key) {
    ConfDraft draft = draft(key, key.wrong());

    assertThatThrownBy(draft::read)
        .isInstanceOf(Problem.class)
        .hasMessageContaining(folder.resolve(key.file()) + ":")
        .hasMessageContaining(key.path().substring(key.path().lastIndexOf('.') + 1));
  }

  @Test
  void noKeyIsForgotten() {
    Set<String> wanted = new TreeSet<>();
    FILES.forEach((file, type) -> paths(type, "").forEach(path -> wanted.add(file + " " + path)));

    assertThat(keys().map(Key::toString)).containsExactlyInAnyOrderElementsOf(wanted);
  }

  private ConfDraft draft(Key key, String yaml) {
    ConfDraft draft = ConfDraft.in(folder).with(key.file(), key.path(), yaml);
    return yaml.contains("feature: false")
        ? draft.change("models/repurchase.yaml", "[spend_90d]", "[]")
        : draft;
  }

  private static List<String> paths(Class<?> type, String prefix) {
    List<String> paths = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = prefix + kebab(component.getName());
      Class<?> inner = recordIn(component.getGenericType());
      if (inner == null) {
        paths.add(key);
      } else {
        String entry = component.getName().equals("golden") ? ".city." : ".one.";
        paths.addAll(paths(inner, key + (isMap(component.getGenericType()) ? entry : ".")));
      }
    }
    return paths;
  }

  private static Class<?> recordIn(Type type) {
    Type named = isMap(type) ? ((ParameterizedType) type).getActualTypeArguments()[1] : type;
    return named instanceof Class<?> raw && raw.isRecord() && raw != Days.class ? raw : null;
  }

  private static boolean isMap(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == Map.class;
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Follows the dotted path through the records that were bound. */
  private static Object value(Configuration read, Key key) {
    Object at =
        switch (key.file()) {
          case "kith.yaml" -> read.kith();
          case "sources/orders.yaml" -> read.sources().get(0);
          case "tags/spend_90d.yaml" -> read.tags().get(0);
          case "models/taste.yaml" -> read.recommenders().get(0);
          case "models/repurchase.yaml" -> read.propensities().get(0);
          case "models/value.yaml" -> read.values().get(0);
          case "models/contact_effect.yaml" -> read.uplifts().get(0);
          case "models/like_best.yaml" -> read.lookalikes().get(0);
          case "segments/win-back.yaml" -> read.segments().get(0);
          default -> read.destinations().get(0);
        };
    for (String part : key.path().split("\\.")) {
      at = at instanceof Map<?, ?> map ? map.get(part) : component(at, part);
    }
    return at instanceof Table table ? table.tableName() : at;
  }

  private static Object component(Object record, String key) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (kebab(component.getName()).equals(key)) {
        try {
          return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException cause) {
          throw new IllegalStateException(cause);
        }
      }
    }
    throw new IllegalArgumentException(key);
  }
}
