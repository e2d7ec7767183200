/** The lake as Delta Kernel reads it, without a job of Spark's. */
package org.kith.features.lake.door;
