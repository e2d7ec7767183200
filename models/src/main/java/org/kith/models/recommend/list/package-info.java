/**
 * What turns scores into the lists that a marketer uses: who gets one, what may stand in it, in
 * which order, and what people get of whom nothing is known.
 */
package org.kith.models.recommend.list;
