/** The night's report: one self-contained page of HTML, written from plain figures. */
package org.kith.jobs.report;
