/** A simulated brand with known truth, for demonstrations, tests and measurements. */
package org.kith.jobs.world;
