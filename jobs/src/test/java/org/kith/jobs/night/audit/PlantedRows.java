package org.kith.jobs.night.audit;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Table;

/** SQL of rows for an audit to look at, one table each. */
final class PlantedRows {

  private PlantedRows() {}

  /** Writes a table whose rows are what the SQL says, and notes its version. */
  static void plant(Lake lake, Map<Table, Long> versions, Table table, String sql) {
    String[] names = table.schema().fieldNames();
    Dataset<Row> rows = SharedSpark.session().sql(sql).toDF(names);
    for (StructField field : table.schema().fields()) {
      rows = rows.withColumn(field.name(), rows.col(field.name()).cast(field.dataType()));
    }
    versions.put(table, new LakeWriter(lake).overwrite(table, rows, sql));
  }

  static String items(String id) {
    return "VALUES ('%s',null,null,null,null,null,null,null,null,null,null,true)".formatted(id);
  }

  static String tags(String weight) {
    return "VALUES ('p1','city','x',%s,null,null,null), ('p1','city','y',1.0D,null,null,null)"
        .formatted(weight);
  }

  static String scores(String score) {
    return "VALUES ('p1','repurchase','v1',%s,0.5D,'',null)".formatted(score);
  }

  static String recommendation(String person, String item) {
    return "VALUES ('%s','%s',1,0.5D,'','taste','v1')".formatted(person, item);
  }

  static String stores(String source, int rows) {
    return ("SELECT 's', 't', 'c', 'r', 0D, 0D, '%s', null,"
            + " timestamp'2026-06-01 00:00:00', null FROM range(%d)")
        .formatted(source, rows);
  }

  static String catalog(String item) {
    return ("VALUES ('%s',null,null,null,null,null,null,null,null,null,null,null,null,'till',null,"
            + "timestamp'2026-06-01 00:00:00',null)")
        .formatted(item);
  }

  static String order(String kind, String item) {
    return ("SELECT 'member:1',map(),'o',1,'%s','','%s',1,1,1,0,'','','','','shop',null,"
            + "timestamp'2026-06-01 00:00:00',null")
        .formatted(item, kind);
  }

  static String reviews(int rows, String member, String item) {
    return ("SELECT 'member:%s',map(),concat('r',id),'%s',5,0,'','shop',null,"
            + "timestamp'2026-06-01 00:00:00',null FROM range(%d)")
        .formatted(member, item, rows);
  }
}
