/**
 * {@code ials}: implicit-feedback alternating least squares, on Spark's executors and in memory.
 */
package org.kith.models.recommend.ials;
