/** How good a ranking or a probability is, measured on what came later. */
package org.kith.models.evaluate;
