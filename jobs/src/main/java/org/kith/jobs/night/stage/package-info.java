/** The stages of a night, each a function of what it reads, and what they share. */
package org.kith.jobs.night.stage;
