/** A model's quality as tables and charts, wherever a page shows a model. */
package org.kith.jobs.report.model;
