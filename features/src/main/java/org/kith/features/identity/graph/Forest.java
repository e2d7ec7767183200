package org.kith.features.identity.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The components of a graph that fits into one task, by union and find (Tarjan, "Efficiency of a
 * Good But Not Linear Set Union Algorithm", 1975).
 *
 * <p>In: edges {@code (src, dst)}, texts or numbers. Out: {@code (node, root)}, one row for each
 * node that is not itself the smallest of its component, as Spark orders them, no order.
 */
final class Forest implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(Iterator<Row> edges) {
    Map<Object, Object> parents = new HashMap<>();
    while (edges.hasNext()) {
      Row edge = edges.next();
      Object one = root(parents, edge.get(0));
      Object other = root(parents, edge.get(1));
      int order = compare(one, other);
      if (order != 0) {
        parents.put(order < 0 ? other : one, order < 0 ? one : other);
      }
    }
    List<Row> roots = new ArrayList<>(parents.size());
    List.copyOf(parents.keySet())
        .forEach(node -> roots.add(RowFactory.create(node, root(parents, node))));
    return roots.iterator();
  }

  /** The root of a node; on the way every second node is hung on its grandparent. */
  private static Object root(Map<Object, Object> parents, Object node) {
    Object at = node;
    Object parent = parents.get(at);
    while (parent != null) {
      Object grandparent = parents.get(parent);
      if (grandparent == null) {
        return parent;
      }
      parents.put(at, grandparent);
      at = grandparent;
      parent = parents.get(at);
    }
    return at;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    return one instanceof String text
        ? UTF8String.fromString(text).compareTo(UTF8String.fromString((String) other))
        : ((Comparable<Object>) one).compareTo(other);
  }
}
