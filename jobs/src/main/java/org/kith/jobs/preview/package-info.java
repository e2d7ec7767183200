/** What an edited configuration would give, told from the newest release; writes nothing. */
package org.kith.jobs.preview;
