/** How the simulated people live: what they buy, whom they know, what they say. */
package org.kith.jobs.world.life;
