package org.kith.jobs.cli.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the commands of {@code bench} have of the program around them.
 *
 * @param print prints a result: the document for scripts, or the words for people
 * @param progress prints how far it is
 * @param trouble prints the last lines of a process that failed
 * @param conf folder with the brand's configuration
 * @param set values that fill or override it
 */
public record BenchDesk(
    BiConsumer<Object, String> print,
    Consumer<String> progress,
    Consumer<String> trouble,
    Supplier<Path> conf,
    Supplier<Map<String, String>> set) {}
