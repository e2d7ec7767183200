/** The command {@code evaluate} and its parts. */
package org.kith.jobs.cli.evaluate;
