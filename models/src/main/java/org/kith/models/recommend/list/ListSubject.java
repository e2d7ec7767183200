package org.kith.models.recommend.list;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whom lists are for, and what is known of people and items on the lists' day. Further columns are
 * ignored.
 *
 * @param people {@code (person_id)}, those who may get a list
 * @param purchases {@code (person_id, item_id)}, a row a purchase
 * @param items {@code (item_id, department, category, subcategory, price_tier, rung, rebuy boolean,
 *     available boolean)}, an item once; {@code rebuy} and {@code available} are not null
 * @param activity {@code (person_id, occurred_at)}, whatever somebody did; read where lists are for
 *     active people alone, else it may be null
 * @param stars {@code (item_id, stars)}, a row a review; read where strangers get the best-rated
 *     items, else it may be null
 */
public record ListSubject(
    Dataset<Row> people,
    Dataset<Row> purchases,
    Dataset<Row> items,
    Dataset<Row> activity,
    Dataset<Row> stars) {}
