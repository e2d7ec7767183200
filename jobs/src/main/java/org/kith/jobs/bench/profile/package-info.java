/** Tags side by side: seconds, memory and values against the same tags written for DuckDB. */
package org.kith.jobs.bench.profile;
