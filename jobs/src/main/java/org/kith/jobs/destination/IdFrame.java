package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.vault.Sealer;
import org.kith.jobs.destination.identifier.IdType;

/**
 * Which identifier stands for a person at each destination: of several that the platform can use,
 * the first by its keyed hash. It is carried sealed and opened no sooner than its file is written;
 * to tell whether it can be used, it is opened and forgotten.
 */
public final class IdFrame {

  private record Wanted(IdType type, String region) {}

  private final List<Wanted> wanted;
  private final Sealer sealer;

  /**
   * @param destinations the places whose ids are wanted
   * @param sealer opens the vault
   */
  public IdFrame(List<DestinationDefinition> destinations, Sealer sealer) {
    this.wanted =
        destinations.stream()
            .flatMap(place -> place.ids().stream().map(type -> new Wanted(type, place.region())))
            .distinct()
            .toList();
    this.sealer = sealer;
  }

  /**
   * The people with their ids: for each id type of each region a struct {@code (value, kind,
   * sealed)}, null where the person has none that can be used.
   *
   * @param people with a {@code person_id}
   * @param identities rows of {@code Table.IDENTITIES}
   * @param vault rows of {@code Table.VAULT}
   */
  public Dataset<Row> beside(Dataset<Row> people, Dataset<Row> identities, Dataset<Row> vault) {
    Dataset<Row> known =
        identities
            .where(col("kind").isin(kinds()))
            .join(people.select("person_id").distinct(), new String[] {"person_id"}, "left_semi")
            .select("person_id", "kind", "value");
    boolean opens = wanted.stream().anyMatch(one -> one.type().opensVault());
    Dataset<Row> held =
        opens
            ? known.join(
                vault.select("kind", "value", "sealed"), new String[] {"kind", "value"}, "left")
            : known.withColumn("sealed", lit(null).cast("binary"));
    List<Column> columns = new ArrayList<>();
    for (int at = 0; at < wanted.size(); at++) {
      Column ofKind = col("kind").isin(wanted.get(at).type().kinds().toArray());
      Column id = struct(col("value"), col("kind"), col("sealed"));
      columns.add(min(when(ofKind.and(isFit(wanted.get(at))), id)).as(id(at)));
      columns.add(max(ofKind).as(has(at)));
    }
    Dataset<Row> ofPerson =
        held.groupBy("person_id").agg(lit(true).as("known"), columns.toArray(Column[]::new));
    return people.join(ofPerson.drop("known"), new String[] {"person_id"}, "left");
  }

  /** Why a destination cannot reach the person; null where it can. */
  public Column whyNot(DestinationDefinition destination) {
    Column reached = lit(false);
    Column has = lit(false);
    for (IdType type : destination.ids()) {
      boolean everybody = type.kinds().contains(IdType.PERSON);
      int at = wanted.indexOf(new Wanted(type, destination.region()));
      reached = reached.or(everybody ? lit(true) : col(id(at)).isNotNull());
      has = has.or(coalesce(col(has(at)), lit(false)));
    }
    String kind = destination.ids().get(0).kinds().get(0);
    return when(reached, lit(null).cast("string"))
        .when(has, lit("unfit-" + kind))
        .otherwise("no-" + kind);
  }

  /** The destination's ids, in order, as structs {@code (value, kind, sealed)}. */
  List<Column> idsOf(DestinationDefinition destination) {
    return destination.ids().stream().map(type -> idOf(type, destination.region())).toList();
  }

  private Column idOf(IdType type, String region) {
    return type.kinds().contains(IdType.PERSON)
        ? struct(
            col("person_id").as("value"),
            lit(IdType.PERSON).as("kind"),
            lit(null).cast("binary").as("sealed"))
        : col(id(wanted.indexOf(new Wanted(type, region))));
  }

  private Object[] kinds() {
    return wanted.stream().flatMap(one -> one.type().kinds().stream()).distinct().toArray();
  }

  private Column isFit(Wanted one) {
    if (!one.type().opensVault()) {
      return col("value").isNotNull();
    }
    IdType type = one.type();
    String region = one.region();
    Sealer opening = sealer;
    UDF2<String, byte[], Boolean> fits =
        (kind, hidden) ->
            hidden != null
                && type.written(opening.openText("identifier:" + kind, hidden), region) != null;
    return udf(fits, DataTypes.BooleanType).apply(col("kind"), col("sealed"));
  }

  private static String id(int at) {
    return "id_" + at;
  }

  private static String has(int at) {
    return "has_" + at;
  }
}
