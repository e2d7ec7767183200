/** What speaks for a yes as one number, and the curves that make it a probability. */
package org.kith.models.propensity.margin;
