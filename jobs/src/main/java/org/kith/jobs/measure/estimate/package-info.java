/** What two arms of an experiment say of an effect, from sums alone. */
package org.kith.jobs.measure.estimate;
