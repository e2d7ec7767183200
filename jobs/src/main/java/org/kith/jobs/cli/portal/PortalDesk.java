package org.kith.jobs.cli.portal;

import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the commands of {@code portal} have of the program around them.
 *
 * @param print prints a result: the document for scripts, or the words for people
 * @param progress prints what is going on
 * @param lake URI of the lake
 * @param in where a password is read from
 */
public record PortalDesk(
    BiConsumer<Object, String> print,
    Consumer<String> progress,
    Supplier<String> lake,
    InputStream in) {}
