/** The commands of {@code kith portal}. */
package org.kith.jobs.cli.portal;
