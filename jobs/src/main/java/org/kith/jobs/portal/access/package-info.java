/** Who may see what: accounts, sessions, tokens, and how often one may ask. */
package org.kith.jobs.portal.access;
