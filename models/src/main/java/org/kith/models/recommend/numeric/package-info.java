/** Linear algebra on float arrays, as fast as one core allows: what recommenders spend time in. */
package org.kith.models.recommend.numeric;
