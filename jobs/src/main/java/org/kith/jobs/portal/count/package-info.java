/** Sets of people as bitmaps, so that any condition over tags is counted at once. */
package org.kith.jobs.portal.count;
