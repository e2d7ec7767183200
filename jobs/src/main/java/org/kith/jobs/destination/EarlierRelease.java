package org.kith.jobs.destination;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The release whose files a platform has had before these.
 *
 * @param id its id
 * @param contacts rows of {@code Table.CONTACTS} as it pins them, all releases up to it
 * @param identities rows of {@code Table.IDENTITIES} as it pins them
 * @param vault rows of {@code Table.VAULT} as it pins them
 */
public record EarlierRelease(
    String id, Dataset<Row> contacts, Dataset<Row> identities, Dataset<Row> vault) {}
