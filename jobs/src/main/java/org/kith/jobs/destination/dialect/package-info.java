/** One class a platform: which ids it takes, in which form and file, and within which limits. */
package org.kith.jobs.destination.dialect;
