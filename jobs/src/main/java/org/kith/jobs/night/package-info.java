/** A night: the stages from raw rows to published audiences, walked once, as one release. */
package org.kith.jobs.night;
