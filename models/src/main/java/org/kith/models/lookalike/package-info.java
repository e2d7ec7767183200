/** Who resembles an audience that is already known to be good: the seed. */
package org.kith.models.lookalike;
