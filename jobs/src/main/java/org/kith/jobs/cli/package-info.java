/** The command line: one class a command, each parses, calls and reports. */
package org.kith.jobs.cli;
