/** The marketers' page; reads what a night has published, and needs no Spark. */
package org.kith.jobs.portal;
