/** What lies under {@code LAKE/reports}: a night's page, its gauges and its lineage. */
package org.kith.jobs.night.shelf;
