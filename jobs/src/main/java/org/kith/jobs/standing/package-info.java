/** The standing reports of a day, a week or a month, from what a published release holds. */
package org.kith.jobs.standing;
