/** Speed and memory against peers, side by side, each engine in a process of its own. */
package org.kith.jobs.bench;
