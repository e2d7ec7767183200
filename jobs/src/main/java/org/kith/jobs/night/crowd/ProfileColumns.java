package org.kith.jobs.night.crowd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.night.crowd.ProfileColumn.Shape;
import org.kith.jobs.report.words.Glossary;
import org.kith.jobs.segment.SensitiveColumns;
import org.kith.jobs.segment.WideFrame;

/**
 * The columns of the wide frame by which people can be told apart, with cuts for the numbers. What
 * no audience may be picked by is not among them.
 */
final class ProfileColumns {

  private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 0.9};
  private static final double[] OF_PERCENTILES = {0.5, 0.7, 0.8, 0.9, 0.95};
  private static final double ERROR = 0.01;
  private static final double[] NO_CUTS = {};

  private ProfileColumns() {}

  /**
   * Finds them, in the catalogue's order; numbers are cut at their quantiles in one job.
   *
   * @param tags the catalogue
   * @param questions what the score of each model is, in words, by its name
   */
  static List<ProfileColumn> of(
      Dataset<Row> wide, List<TagDefinition> tags, Map<String, String> questions) {
    Map<String, TagDefinition> byName = new HashMap<>();
    tags.forEach(tag -> byName.put(tag.name(), tag));
    Map<String, Words> models = new HashMap<>();
    questions.forEach(
        (model, question) -> models.put(WideFrame.columnsOf(model).get(1), rank(model, question)));
    List<ProfileColumn> columns = new ArrayList<>();
    for (StructField field : wide.schema().fields()) {
      column(field, byName.get(field.name()), models.get(field.name())).ifPresent(columns::add);
    }
    return withCuts(wide, columns);
  }

  private static Optional<ProfileColumn> column(StructField field, TagDefinition tag, Words model) {
    String name = field.name();
    if (SensitiveColumns.faultOfNames(List.of(name)).isPresent()) {
      return Optional.empty();
    }
    if (tag == null) {
      return Optional.ofNullable(model)
          .map(
              title ->
                  new ProfileColumn(name, title, "predicted", Shape.NUMBER, false, OF_PERCENTILES));
    }
    String kind = tag.kind().name().toLowerCase(Locale.ROOT);
    return shape(field.dataType())
        .map(
            shape ->
                new ProfileColumn(
                    name, tag.title(), kind, shape, isWhole(field.dataType()), NO_CUTS));
  }

  /** A model's percentiles are ranks: the highest score has 1. */
  private static Words rank(String model, String question) {
    String chinese = Glossary.chinese(model);
    return new Words("Rank: " + question, "预测排名：" + (chinese == null ? question : chinese));
  }

  private static Optional<Shape> shape(DataType type) {
    if (type instanceof BooleanType) {
      return Optional.of(Shape.YES);
    }
    if (type instanceof StringType) {
      return Optional.of(Shape.TEXT);
    }
    if (type instanceof NumericType) {
      return Optional.of(Shape.NUMBER);
    }
    return type instanceof MapType ? Optional.of(Shape.KEYS) : Optional.empty();
  }

  private static boolean isWhole(DataType type) {
    String name = type.typeName();
    boolean integral = name.equals("integer") || name.equals("long") || name.equals("short");
    return integral || (type instanceof DecimalType decimal && decimal.scale() == 0);
  }

  private static List<ProfileColumn> withCuts(Dataset<Row> wide, List<ProfileColumn> columns) {
    String[] numbers =
        columns.stream()
            .filter(column -> column.shape() == Shape.NUMBER && column.cuts().length == 0)
            .map(ProfileColumn::name)
            .toArray(String[]::new);
    if (numbers.length == 0) {
      return columns;
    }
    double[][] quantiles = wide.stat().approxQuantile(numbers, SHARES, ERROR);
    Map<String, double[]> byName = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      byName.put(numbers[i], quantiles[i]);
    }
    return columns.stream()
        .map(
            column ->
                byName.containsKey(column.name())
                    ? column.withQuantiles(byName.get(column.name()))
                    : column)
        .toList();
  }
}
