/** Communities found in the caller's graph, measured against those that the caller knows. */
package org.kith.jobs.evaluate.communities;
