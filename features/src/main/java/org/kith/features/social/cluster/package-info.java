/** Clusters of a graph in memory: found, and judged without knowing the truth. */
package org.kith.features.social.cluster;
