package org.kith.jobs.evaluate.basket;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.models.basket.BasketSettings;

/**
 * What {@code evaluate basket} is asked.
 *
 * @param baskets a file with the columns {@code basket,item}, and {@code user,time} where it is to
 *     be told what comes first; or, as lists, a basket a line
 * @param lists whether each line is a basket, its items parted by commas, without a header
 * @param settings which rules count
 * @param categories a file {@code item,category}, where rules within a category are left out
 * @param prune whether rules that say no more than a simpler one are left out
 * @param spark opened when the baskets are read
 */
public record BasketRequest(
    Path baskets,
    boolean lists,
    BasketSettings settings,
    Optional<Path> categories,
    boolean prune,
    Supplier<SparkSession> spark) {}
