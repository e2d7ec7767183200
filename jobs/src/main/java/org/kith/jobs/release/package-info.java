/** Releases side by side, and the way back to one of them. */
package org.kith.jobs.release;
