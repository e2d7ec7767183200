/** Writes down the simulated lives as the brand's systems would, and the truth beside them. */
package org.kith.jobs.world.ledger;
