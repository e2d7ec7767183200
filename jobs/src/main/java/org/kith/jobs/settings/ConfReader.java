package org.kith.jobs.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;
import org.kith.features.identity.golden.Survivorship;
import org.kith.features.lake.Table;
import org.kith.features.source.SourceContract;
import org.kith.features.tag.TagDefinition;
import org.kith.features.time.Days;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.jobs.settings.yaml.Binder;
import org.kith.jobs.settings.yaml.Faults;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Place;
import org.kith.jobs.settings.yaml.Scalars;
import org.kith.jobs.settings.yaml.Variables;
import org.kith.jobs.settings.yaml.YamlTree;
import org.kith.models.lookalike.LookalikeQuestion;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.uplift.UpliftQuestion;
import org.kith.models.value.ValueSettings;

/**
 * Reads a {@code conf/} folder: its YAML files, bound to records, filled and overridden from the
 * command line, and checked against each other. Starts no Spark.
 */
public final class ConfReader {

  private static final Map<String, Class<? extends Record>> TYPES =
      Map.of(
          "sources", SourceContract.class,
          "tags", TagDefinition.class,
          "segments", SegmentDefinition.class,
          "destinations", DestinationDefinition.class);
  private static final Map<String, Class<? extends Record>> MODELS =
      new LinkedHashMap<>(Map.of("recommend", RecommendSettings.class));

  static {
    MODELS.put("propensity", PropensitySettings.class);
    MODELS.put("value", ValueSettings.class);
    MODELS.put("uplift", UpliftQuestion.class);
    MODELS.put("lookalike", LookalikeQuestion.class);
  }

  private final Faults faults = new Faults();
  private final Binder binder = new Binder(scalars(), faults);
  private final ConfFolder folder;
  private final SetKeys setKeys;
  private final Variables variables;

  private ConfReader(Path conf, Map<String, String> set, Map<String, String> environment) {
    this.folder = new ConfFolder(conf, faults);
    this.setKeys = new SetKeys(set, scalars(), faults);
    this.variables = new Variables(set, environment, faults);
  }

  /**
   * The configuration of a brand.
   *
   * @param conf the folder that holds {@code kith.yaml}
   * @param set what {@code --set} says: names that {@code ${name}} refers to, and dotted paths of
   *     settings, of {@code kith.yaml} or, as {@code segments/win-back.holdout}, of another file
   * @param environment variables that {@code ${name}} may refer to as well
   * @throws Problem {@code CONF_INVALID} whose message has a line for each of the faults: file and
   *     line, key · found and legal · what to do
   */
  public static Configuration read(
      Path conf, Map<String, String> set, Map<String, String> environment) {
    return new ConfReader(conf, set, environment).read();
  }

  /** What one YAML value can be. */
  static Scalars scalars() {
    Map<String, Table> facts = new LinkedHashMap<>();
    Table.facts().forEach(table -> facts.put(table.tableName(), table));
    return new Scalars()
        .with(Days.class, Days::parse, new Days(1))
        .withNames(Table.class, facts)
        .withEnum(TagDefinition.Kind.class)
        .withEnum(Survivorship.Prefer.class);
  }

  private Configuration read() {
    Mapping kith = kith();
    Optional<KithSettings> settings = binder.bind(KithSettings.class, kith);
    folder.checkNames(kith);
    Map<String, List<Entry>> entries = new LinkedHashMap<>();
    for (String name : ConfFolder.FOLDERS) {
      entries.put(name, entries(kith, name));
    }
    setKeys.refuseUnknown();
    CrossChecks checks = new CrossChecks(entries, faults);
    checks.run();
    settings.ifPresent(brand -> checks.sourcesExist(kith, brand.identity().golden()));
    faults.throwIfAny();
    checks.wantsAreAnswered();
    checks.rulesReadFeatures();
    faults.throwIfAny();
    Configuration unsealed =
        new Configuration(
            settings.orElseThrow(),
            values(entries, "sources", SourceContract.class, SourceContract::name),
            values(entries, "tags", TagDefinition.class, TagDefinition::name),
            values(entries, "models", RecommendSettings.class, RecommendSettings::name),
            values(entries, "models", PropensitySettings.class, PropensitySettings::name).stream()
                .filter(PropensitySettings::nightly)
                .toList(),
            values(entries, "models", ValueSettings.class, ValueSettings::name).stream()
                .filter(ValueSettings::nightly)
                .toList(),
            values(entries, "models", UpliftQuestion.class, UpliftQuestion::name).stream()
                .filter(UpliftQuestion::nightly)
                .toList(),
            values(entries, "models", LookalikeQuestion.class, LookalikeQuestion::name).stream()
                .filter(LookalikeQuestion::nightly)
                .toList(),
            values(entries, "segments", SegmentDefinition.class, SegmentDefinition::name),
            values(entries, "destinations", DestinationDefinition.class, d -> d.name()),
            Places.of(entries),
            "");
    return unsealed.withHash(Fingerprint.of(unsealed));
  }

  private Mapping kith() {
    Path file = folder.kith();
    if (!Files.isRegularFile(file)) {
      faults.add(
          new Place(file.toString(), 0),
          "",
          "is not there; a configuration is a folder with a kith.yaml",
          "Name the folder with --conf.");
    }
    faults.throwIfAny();
    Mapping kith = YamlTree.read(file, faults).orElse(null);
    faults.throwIfAny();
    setKeys.apply("", KithSettings.class, kith, variables.fill(kith));
    return kith;
  }

  private List<Entry> entries(Mapping kith, String name) {
    List<Entry> entries = new ArrayList<>();
    for (Path file : folder.files(kith, name)) {
      YamlTree.read(file, faults).flatMap(tree -> entry(name, file, tree)).ifPresent(entries::add);
    }
    return entries;
  }

  private Optional<Entry> entry(String name, Path file, Mapping tree) {
    Class<? extends Record> type = name.equals("models") ? modelType(tree) : TYPES.get(name);
    if (type == null) {
      return Optional.empty();
    }
    String stem = Entry.stemOf(file);
    if (type == SegmentDefinition.class) {
      new SegmentTemplates(variables, faults).complete(file, tree);
    }
    setKeys.apply(name + "/" + stem + ".", type, tree, variables.fill(tree));
    Optional<Record> value = binder.bind(type, tree).map(record -> (Record) record);
    return Optional.of(new Entry(stem, type, tree, value));
  }

  /**
   * The record that a model's {@code kind} chooses; the key is taken out, since no record has it.
   */
  private Class<? extends Record> modelType(Mapping tree) {
    String kind = tree.text("kind");
    Class<? extends Record> type = MODELS.get(kind == null ? "" : kind);
    if (type == null) {
      faults.add(
          tree.placeOf("kind"),
          "kind",
          (kind == null ? "is missing" : "is '" + kind + "'")
              + "; it must be one of "
              + String.join(", ", MODELS.keySet()),
          NearestName.hint(kind == null ? "" : kind, MODELS.keySet(), "Say which it is."));
    }
    tree.children().remove("kind");
    return type;
  }

  private static <T extends Record> List<T> values(
      Map<String, List<Entry>> entries,
      String folder,
      Class<T> type,
      java.util.function.Function<T, String> name) {
    return entries.get(folder).stream()
        .map(entry -> entry.value().orElseThrow())
        .filter(type::isInstance)
        .map(type::cast)
        .sorted(Comparator.comparing(name))
        .toList();
  }
}
