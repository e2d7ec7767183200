/** The commands by which an operator runs what stands: back, compare, forget, report. */
package org.kith.jobs.cli.operate;
