/** Recommenders that weigh pairs of items by the people who chose both. */
package org.kith.models.recommend.neighbour;
