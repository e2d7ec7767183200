/** Recommenders measured and chosen on the caller's own choices. */
package org.kith.jobs.evaluate.recommend;
