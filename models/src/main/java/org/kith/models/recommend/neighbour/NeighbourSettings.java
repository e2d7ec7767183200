package org.kith.models.recommend.neighbour;

import org.kith.models.recommend.matrix.Strength;

/** What decides the weights of a neighbour algorithm for given choices. */
interface NeighbourSettings {

  /** What a summed weight counts for. */
  Strength strength();

  /** Neighbours that are kept of an item, 1 or more. */
  int neighbours();

  /** How items relate by those ties. */
  Relation relation(Ties ties);
}
