/** From a leaked file, or lines of one, to those who downloaded it. */
package org.kith.jobs.portal.leak;
