/** Whom an offer changes, learnt and measured on the caller's own campaign. */
package org.kith.jobs.evaluate.uplift;
