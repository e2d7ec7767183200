/** Graphs in memory, in primitive arrays: clusters, attention and trees. */
package org.kith.features.social.graph;
