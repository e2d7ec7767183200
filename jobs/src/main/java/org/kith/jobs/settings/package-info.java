/** What {@code conf/} says, as records that cannot be wrong. */
package org.kith.jobs.settings;
