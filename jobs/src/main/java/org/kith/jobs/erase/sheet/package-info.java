/** Export files of every kind, row by row, so that some rows can be taken out. */
package org.kith.jobs.erase.sheet;
