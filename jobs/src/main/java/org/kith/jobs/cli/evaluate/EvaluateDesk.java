package org.kith.jobs.cli.evaluate;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.jobs.settings.Configuration;

/**
 * What the commands of {@code evaluate} have of the program around them.
 *
 * @param spark opens Spark when it is first asked
 * @param print prints a result: the document for scripts, or the words for people
 * @param progress prints how far it is
 * @param lake URI of the brand's lake
 * @param configuration reads the brand's configuration
 */
public record EvaluateDesk(
    Supplier<SparkSession> spark,
    BiConsumer<Object, String> print,
    Consumer<String> progress,
    Supplier<String> lake,
    Supplier<Configuration> configuration) {}
