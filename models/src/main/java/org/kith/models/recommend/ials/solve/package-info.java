/** One half-step of alternating least squares: a block of people, or of items, solved anew. */
package org.kith.models.recommend.ials.solve;
