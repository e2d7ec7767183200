package org.kith.jobs.settings.yaml;

import java.util.LinkedHashMap;
import java.util.List;

/** A value as it is written in YAML, with its place. */
public sealed interface Node {

  /** Where it starts. */
  Place place();

  /**
   * One value: text, number or truth value, still as text.
   *
   * @param text null where YAML has nothing, or {@code null}
   */
  record Scalar(Place place, String text) implements Node {}

  /** Values in order. */
  record Sequence(Place place, List<Node> items) implements Node {}

  /**
   * Values by key, in order.
   *
   * @param children the value of each key; may be changed while a file is being made ready
   * @param keys where each key is written
   */
  record Mapping(
      Place place, LinkedHashMap<String, Node> children, LinkedHashMap<String, Place> keys)
      implements Node {

    /** An empty mapping, to be filled. */
    public static Mapping at(Place place) {
      return new Mapping(place, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Sets a key's value, in its old place or at the end. */
    public void put(String key, Place keyPlace, Node value) {
      children.put(key, value);
      keys.put(key, keyPlace);
    }

    /** Where the key is written, or the mapping itself where it is not. */
    public Place placeOf(String key) {
      return keys.getOrDefault(key, place);
    }

    /** The text of a single value; null where there is none. */
    public String text(String key) {
      return children.get(key) instanceof Scalar scalar ? scalar.text() : null;
    }
  }

  /** A value whose fault is already noted; whatever holds it says no more about it. */
  record Broken(Place place) implements Node {}
}
