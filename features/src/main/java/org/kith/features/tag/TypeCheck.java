package org.kith.features.tag;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.kith.features.tag.relation.Relations;
import org.kith.features.tag.rule.Rule;
import org.kith.features.tag.rule.TagFault;
import org.kith.features.time.AsOf;

/** Lets Spark analyse every rule on frames without rows, so that types are known before any job. */
final class TypeCheck {

  private static final AsOf ANY = new AsOf(LocalDate.EPOCH, ZoneId.of("UTC"));

  private final SparkSession spark;
  private final Dataset<Row> nobody;
  private final TagCatalogue catalogue;
  private final Map<String, DataType> types = new LinkedHashMap<>();
  private final Set<String> knownOfNothing = new LinkedHashSet<>();
  private final List<TagFault> faults = new ArrayList<>();
  private StructType profile;

  /**
   * @throws org.kith.features.error.Problem {@code CONF_INVALID} naming tag and key of each rule
   *     that cannot be analysed, and of each feature that is neither number nor boolean
   */
  TypeCheck(TagCatalogue catalogue, SparkSession spark, Map<String, Aggregation> aggregations) {
    this.catalogue = catalogue;
    this.spark = spark;
    this.nobody =
        spark.createDataFrame(List.of(), StructType.fromDDL("person_id STRING, cutoff DATE"));
    aggregations.forEach((name, aggregation) -> relation(aggregation));
    TagFault.throwIfAny(faults);
    derived();
    TagFault.throwIfAny(faults);
    features();
    TagFault.throwIfAny(faults);
  }

  /** Types of the columns that aggregations give, by name. */
  Map<String, DataType> types() {
    return types;
  }

  /** Names of the tags whose aggregate has a value over no rows. */
  Set<String> knownOfNothing() {
    return knownOfNothing;
  }

  /** The profile's columns. */
  StructType profile() {
    return profile;
  }

  private void relation(Aggregation aggregation) {
    if (!frames(aggregation)) {
      for (TagDefinition tag : aggregation.tags()) {
        Optional<String> fault = analysed(aggregation.relation(), tag);
        fault.ifPresent(found -> faults.add(notAnalysed(tag, found)));
      }
    }
    for (TagDefinition tag : aggregation.tags()) {
      if (!tag.isMultiValued()) {
        Rule nothing = Rule.parse(tag.rule()).decaying(tag.halfLife()).overNothing();
        try {
          DataType type = nobody.select(nothing.column()).schema().fields()[0].dataType();
          if (!type.equals(DataTypes.NullType)) {
            knownOfNothing.add(tag.name());
          }
        } catch (Exception notOfNulls) {
          knownOfNothing.remove(tag.name());
        }
      }
    }
  }

  private boolean frames(Aggregation aggregation) {
    try {
      Dataset<Row> rows = rows(aggregation.relation(), aggregation.used());
      for (Dataset<Row> frame : aggregation.of(rows, ANY.zone())) {
        for (StructField field : frame.schema().fields()) {
          types.put(field.name(), field.dataType());
        }
      }
      return true;
    } catch (Exception notAnalysed) {
      return false;
    }
  }

  private Optional<String> analysed(String relation, TagDefinition tag) {
    Aggregation alone = new Aggregation(relation, List.of(tag));
    try {
      alone.of(rows(relation, alone.used()), ANY.zone()).forEach(Dataset::schema);
      return Optional.empty();
    } catch (Exception fault) {
      return Optional.of(firstSentence(fault));
    }
  }

  private void derived() {
    List<Column> given = new ArrayList<>(List.of(col("*")));
    for (TagDefinition tag : catalogue.tags()) {
      if (tag.isMultiValued()) {
        given.add(lit(null).cast("map<string,double>").as(tag.name()));
        given.add(lit(null).cast("string").as(tag.name() + "_top"));
      } else if (!tag.isDerived()) {
        given.add(lit(null).cast(types.get(tag.name())).as(tag.name()));
      }
    }
    Dataset<Row> whole = nobody.select(given.toArray(Column[]::new));
    for (List<TagDefinition> level : catalogue.derivedLevels()) {
      whole = withLevel(whole, level);
    }
    profile = whole.select(Wide.columns(catalogue, "person_id")).schema();
  }

  /** The frame with the tags of a level; all in one go, and one by one where one is at fault. */
  private Dataset<Row> withLevel(Dataset<Row> whole, List<TagDefinition> level) {
    List<Column> columns = new ArrayList<>(List.of(col("*")));
    level.forEach(tag -> columns.add(valueOf(tag).as(tag.name())));
    try {
      return whole.select(columns.toArray(Column[]::new));
    } catch (Exception someIsAtFault) {
      Dataset<Row> some = whole;
      for (TagDefinition tag : level) {
        try {
          some = some.withColumn(tag.name(), valueOf(tag));
        } catch (Exception fault) {
          faults.add(notAnalysed(tag, firstSentence(fault)));
          some = some.withColumn(tag.name(), lit(null).cast(DataTypes.DoubleType));
        }
      }
      return some;
    }
  }

  private static Column valueOf(TagDefinition tag) {
    return Rule.parse(tag.rule()).windowsWithin("cutoff").column();
  }

  private void features() {
    for (TagDefinition tag : catalogue.tags()) {
      if (tag.feature()) {
        DataType type = profile.apply(tag.name()).dataType();
        if (!(type instanceof NumericType) && !(type instanceof BooleanType)) {
          faults.add(
              new TagFault(
                  tag.name(),
                  "feature",
                  "true of a tag of type " + type.simpleString(),
                  "Only numbers and booleans can be features; set feature: false."));
        }
      }
    }
  }

  private Dataset<Row> rows(String relation, Set<String> used) {
    StructType schema = Relations.schema(relation).orElseThrow();
    Dataset<Row> none = spark.createDataFrame(List.of(), schema);
    return Relations.of(Map.of(relation, none)).at(relation, List.of(ANY), used).orElseThrow();
  }

  private static TagFault notAnalysed(TagDefinition tag, String found) {
    return new TagFault(
        tag.name(), "rule", "not one that Spark can type: " + found, "Correct the expression.");
  }

  private static String firstSentence(Exception fault) {
    String message = String.valueOf(fault.getMessage());
    return message.lines().findFirst().orElse("").replaceAll(" SQLSTATE.*$", "");
  }
}
