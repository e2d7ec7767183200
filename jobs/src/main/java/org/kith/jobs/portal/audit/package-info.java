/** What was done, in a file whose lines hold each other. */
package org.kith.jobs.portal.audit;
