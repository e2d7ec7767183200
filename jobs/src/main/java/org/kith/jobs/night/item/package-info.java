/** Who would want an item: asked of a night's recommender, or of a published release's. */
package org.kith.jobs.night.item;
