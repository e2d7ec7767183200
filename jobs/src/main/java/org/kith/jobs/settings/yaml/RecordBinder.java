package org.kith.jobs.settings.yaml;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.kith.features.error.NearestName;
import org.kith.features.error.SettingFault;
import org.kith.jobs.settings.yaml.Binder.Bound;
import org.kith.jobs.settings.yaml.Node.Mapping;

/** Makes one record of one mapping, and tells all that its constructor and its keys refuse. */
final class RecordBinder {

  private final Binder binder;
  private final Scalars scalars;
  private final Faults faults;

  RecordBinder(Binder binder, Scalars scalars, Faults faults) {
    this.binder = binder;
    this.scalars = scalars;
    this.faults = faults;
  }

  /** The keys of a record, in order. */
  static List<String> keysOf(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(RecordBinder::keyOf).toList();
  }

  static String keyOf(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  Bound bind(Class<?> type, Mapping mapping, String path) {
    int before = faults.count();
    Set<String> told = unknownKeys(type, mapping, path);
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    boolean sound = true;
    for (int i = 0; i < components.length; i++) {
      String key = keyOf(components[i]);
      Bound bound = component(components[i], mapping.children().get(key), dotted(path, key));
      values[i] = bound.sound() ? bound.value() : scalars.standIn(components[i].getType());
      if (!bound.sound()) {
        sound = false;
        told.add(key);
      }
    }
    Object[] made = new Object[1];
    boolean halfBlind = !told.isEmpty();
    for (SettingFault fault :
        SettingFault.collect(() -> made[0] = construct(type, values, halfBlind))) {
      note(fault, mapping, path, told);
    }
    return sound && faults.count() == before ? new Bound(made[0], true) : Bound.FAULTY;
  }

  private Bound component(RecordComponent component, Node node, String path) {
    return node == null || Binder.isEmpty(node)
        ? new Bound(Scalars.absent(component.getType()), true)
        : binder.value(component.getGenericType(), node, path);
  }

  /** Notes the keys that the record does not have; gives back those they were meant to be. */
  private Set<String> unknownKeys(Class<?> type, Mapping mapping, String path) {
    Set<String> meant = new LinkedHashSet<>();
    List<String> keys = keysOf(type);
    List<String> free = keys.stream().filter(k -> !mapping.children().containsKey(k)).toList();
    for (String key : mapping.children().keySet()) {
      if (!keys.contains(key)) {
        NearestName.of(key, free).ifPresent(meant::add);
        faults.add(
            mapping.placeOf(key),
            dotted(path, key),
            "is an unknown key; it must be one of " + String.join(", ", keys),
            NearestName.hint(key, keys, "Take it out."));
      }
    }
    return meant;
  }

  private void note(SettingFault fault, Mapping mapping, String path, Set<String> told) {
    String key = fault.key();
    if (told.contains(key)) {
      return;
    }
    boolean whole = path.equals(key) || path.endsWith("." + key);
    Mapping holder = mapping;
    String last = key;
    while (innerOf(holder, last) instanceof Mapping inner) {
      holder = inner;
      last = last.substring(last.indexOf('.') + 1);
    }
    boolean written = whole || holder.children().containsKey(last);
    String found =
        !written ? "is missing" : fault.isOfNothing() ? "is empty" : "is '" + fault.found() + "'";
    faults.add(
        holder.placeOf(last),
        whole ? path : dotted(path, key),
        found + "; it must be " + fault.legal(),
        written ? "Correct the value." : "Add the key.");
  }

  /** What is written under the first part of a dotted key. */
  private static Node innerOf(Mapping mapping, String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? null : mapping.children().get(key.substring(0, dot));
  }

  private static String dotted(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /**
   * @param halfBlind whether some of the values only stand in for faulty ones, so that the
   *     constructor may fail over them
   */
  private static Object construct(Class<?> type, Object[] values, boolean halfBlind) {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof SettingFault fault) {
        throw fault;
      }
      if (halfBlind) {
        return null;
      }
      throw new IllegalStateException(type + " cannot be made", thrown.getCause());
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(type + " cannot be made", broken);
    }
  }
}
