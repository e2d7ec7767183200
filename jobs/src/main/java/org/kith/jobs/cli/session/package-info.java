/** What every command is handed: its options, its terminal, Spark, and the rooms of the house. */
package org.kith.jobs.cli.session;
