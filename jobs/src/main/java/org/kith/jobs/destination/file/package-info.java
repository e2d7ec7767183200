/** Files as they are written: rows in a format, split by size, digested on the way. */
package org.kith.jobs.destination.file;
