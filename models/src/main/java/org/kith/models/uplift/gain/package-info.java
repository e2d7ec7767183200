/** What an offer gained: on average, and when people are taken in the order of a score. */
package org.kith.models.uplift.gain;
