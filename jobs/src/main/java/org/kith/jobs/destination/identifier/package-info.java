/** Identifiers as each platform wants them: brought into one form, then hashed. */
package org.kith.jobs.destination.identifier;
