/**
 * EASE: the linear model that rebuilds what people chose from what else they chose, in closed form.
 */
package org.kith.models.recommend.ease;
