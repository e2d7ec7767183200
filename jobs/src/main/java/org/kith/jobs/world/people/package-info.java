/** The hidden state of the simulated people, and the laws by which they buy. */
package org.kith.jobs.world.people;
