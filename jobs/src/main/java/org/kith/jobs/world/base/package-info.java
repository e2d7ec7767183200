/** What all of the simulated brand rests on: its size, its random numbers, its time and places. */
package org.kith.jobs.world.base;
