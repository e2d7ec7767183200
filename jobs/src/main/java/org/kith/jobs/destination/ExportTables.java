package org.kith.jobs.destination;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The frames that an export draws on, all of one release.
 *
 * @param wide as {@code WideFrame} gives it, one row a {@code person_id}
 * @param identities rows of {@code Table.IDENTITIES}
 * @param vault rows of {@code Table.VAULT}
 * @param recommendations rows of {@code Table.RECOMMENDATIONS}
 * @param items {@code (item_id, title_en, title_zh)} and what else there is, one row an item
 */
public record ExportTables(
    Dataset<Row> wide,
    Dataset<Row> identities,
    Dataset<Row> vault,
    Dataset<Row> recommendations,
    Dataset<Row> items) {}
