/** What each person is likely to do in the days to come, as a true probability. */
package org.kith.models.propensity;
