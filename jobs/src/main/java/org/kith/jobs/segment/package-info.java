/** Audiences: from predicates over the wide frame to people, arms and funnels. */
package org.kith.jobs.segment;
