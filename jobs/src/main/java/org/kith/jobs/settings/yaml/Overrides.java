package org.kith.jobs.settings.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Node.Scalar;
import org.kith.jobs.settings.yaml.Node.Sequence;

/** Single settings that the command line puts in place of a file's, by their dotted path. */
public final class Overrides {

  private final Scalars scalars;

  public Overrides(Scalars scalars) {
    this.scalars = scalars;
  }

  /**
   * Sets one value in a file's tree.
   *
   * @param type the record that the file describes
   * @param path dotted path of the key, such as {@code gates.max-bad-rows}; below a map of plain
   *     values all the rest of the path is the map's key
   * @param text the value; a list's items are parted by commas
   * @return false when the record has no such path, and then nothing is changed
   */
  public boolean apply(Class<?> type, Mapping file, String path, String text) {
    return descend(type, file, path, text);
  }

  /** The dotted paths of a record's settings; a map stands for all its keys. */
  public List<String> pathsOf(Class<?> type) {
    List<String> paths = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = RecordBinder.keyOf(component);
      if (isRecord(component.getType())) {
        pathsOf(component.getType()).forEach(inner -> paths.add(key + "." + inner));
      } else {
        paths.add(key);
      }
    }
    return paths;
  }

  private boolean descend(Type type, Mapping at, String path, String text) {
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    if (type instanceof ParameterizedType map) {
      Type element = map.getActualTypeArguments()[1];
      return scalars.reads(element)
          ? put(element, at, path, "", text)
          : put(element, at, key, rest, text);
    }
    for (RecordComponent component : ((Class<?>) type).getRecordComponents()) {
      if (RecordBinder.keyOf(component).equals(key)) {
        return put(component.getGenericType(), at, key, rest, text);
      }
    }
    return false;
  }

  private boolean put(Type type, Mapping at, String key, String rest, String text) {
    Place place = Place.COMMAND_LINE;
    boolean map = type instanceof ParameterizedType generic && generic.getRawType() == Map.class;
    if (map || isRecord(type)) {
      Mapping inner = at.children().get(key) instanceof Mapping there ? there : Mapping.at(place);
      boolean known = !rest.isEmpty() && descend(type, inner, rest, text);
      if (known) {
        at.put(key, at.placeOf(key), inner);
      }
      return known;
    }
    if (rest.isEmpty()) {
      at.put(key, place, scalars.reads(type) ? new Scalar(place, text) : items(place, text));
    }
    return rest.isEmpty();
  }

  private boolean isRecord(Type type) {
    return type instanceof Class<?> raw && raw.isRecord() && !scalars.reads(raw);
  }

  private static Sequence items(Place place, String text) {
    List<Node> items = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",")) {
      items.add(new Scalar(place, part.strip()));
    }
    return new Sequence(place, items);
  }
}
