/** What a night makes of a simulated brand, against what is true of it. */
package org.kith.jobs.evaluate.world;
