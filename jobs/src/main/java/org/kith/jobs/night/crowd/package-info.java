/** A night's people as bitmaps, for those who count without Spark. */
package org.kith.jobs.night.crowd;
