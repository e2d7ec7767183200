/** How likely a yes is, learnt and measured on the caller's own table. */
package org.kith.jobs.evaluate.propensity;
