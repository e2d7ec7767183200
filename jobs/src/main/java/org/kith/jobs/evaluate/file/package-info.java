/** The caller's flat files: CSV and TSV with a header, and Parquet. */
package org.kith.jobs.evaluate.file;
