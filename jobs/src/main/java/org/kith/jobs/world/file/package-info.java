/** The files of the simulated brand: layouts, writers and the dirt planted in them. */
package org.kith.jobs.world.file;
