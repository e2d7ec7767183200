/** One class a command: parse, call, report. */
package org.kith.jobs.cli.command;
