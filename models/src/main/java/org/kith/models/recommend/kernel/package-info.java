/** The best items of every person by blocks of a matrix product, on primitive arrays. */
package org.kith.models.recommend.kernel;
