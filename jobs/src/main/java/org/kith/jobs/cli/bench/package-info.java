/** The command {@code bench} and its parts. */
package org.kith.jobs.cli.bench;
