/** The workbench's bench for identity: which of the caller's records are one person's. */
package org.kith.jobs.evaluate.identity;
