/** Who would want an item, and what goes with it: read from a published release. */
package org.kith.jobs.explain.item;
