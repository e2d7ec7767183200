package org.kith.models.recommend.ials;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamPair;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a stage that reads persons and items.
 *
 * @param person column of the person
 * @param item column of the item
 * @param prediction column that the model adds
 */
record PairColumns(Param<String> person, Param<String> item, Param<String> prediction)
    implements Serializable {

  PairColumns(String uid) {
    this(
        new Param<>(uid, "personCol", "column of the person"),
        new Param<>(uid, "itemCol", "column of the item"),
        new Param<>(uid, "predictionCol", "column of the score"));
  }

  /** What they are called unless told. */
  List<ParamPair<String>> defaults() {
    return List.of(person.w("person_id"), item.w("item_id"), prediction.w("prediction"));
  }

  /** The schema with the prediction behind it; refuses one without a person or an item. */
  StructType withPrediction(StructType schema, Params stage) {
    schema.apply(stage.getOrDefault(person));
    schema.apply(stage.getOrDefault(item));
    return schema.add(stage.getOrDefault(prediction), DataTypes.DoubleType, true);
  }
}
