/** Recommenders side by side: seconds, memory and quality on the same made-up pairs. */
package org.kith.jobs.bench.recommend;
