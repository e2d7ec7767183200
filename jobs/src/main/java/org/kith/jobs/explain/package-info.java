/** Why one person has these tags, recommendations and segments, read from a published release. */
package org.kith.jobs.explain;
