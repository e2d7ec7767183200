/** The blocks of a factor model as Spark's: made from a frame, solved in executors. */
package org.kith.models.recommend.ials.spread;
