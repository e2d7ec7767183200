/** A caller's table of features: columns told apart as numbers or words, and made into numbers. */
package org.kith.jobs.evaluate.table;
