/** How figures are said: numbers with their units, and the words for metrics, stages and values. */
package org.kith.jobs.report.words;
