/** Seconds of a night, stage by stage, on simulated brands of several sizes. */
package org.kith.jobs.bench.night;
