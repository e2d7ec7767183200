/** Delta tables as Delta Kernel reads their logs, without a job of Spark's. */
package org.kith.features.lake.door;
