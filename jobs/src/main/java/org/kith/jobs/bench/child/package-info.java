/** A process of its own for each thing that is measured: how it is started, asked and heard. */
package org.kith.jobs.bench.child;
