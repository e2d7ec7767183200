/** Pieces of a self-contained page: escaped HTML, tables and small charts as inline SVG. */
package org.kith.jobs.report.page;
