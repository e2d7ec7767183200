/** How fast the portal answers when a brand is large. */
package org.kith.jobs.bench.portal;
