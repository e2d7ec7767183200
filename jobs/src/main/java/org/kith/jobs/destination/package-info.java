/** Destinations: from a segment's people to the files of a platform, their manifest and rejects. */
package org.kith.jobs.destination;
