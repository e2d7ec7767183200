/** What belongs together in a graph of links. */
package org.kith.features.identity.graph;
