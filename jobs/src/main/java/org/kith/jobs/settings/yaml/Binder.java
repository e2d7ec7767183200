package org.kith.jobs.settings.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.error.SettingFault;
import org.kith.jobs.settings.yaml.Node.Broken;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Node.Scalar;
import org.kith.jobs.settings.yaml.Node.Sequence;

/**
 * Makes records of YAML mappings: a key is a component's name in kebab-case.
 *
 * <p>It never stops at a fault. A general binder throws at the first value that does not fit, and
 * whoever edits a file would meet its faults one run at a time.
 */
public final class Binder {

  /** A value that was bound, or none because of a fault that is already noted. */
  record Bound(Object value, boolean sound) {

    static final Bound FAULTY = new Bound(null, false);
  }

  private final Scalars scalars;
  private final Faults faults;
  private final RecordBinder records;

  /** Notes what it finds wrong in {@code faults}. */
  public Binder(Scalars scalars, Faults faults) {
    this.scalars = scalars;
    this.faults = faults;
    this.records = new RecordBinder(this, scalars, faults);
  }

  /**
   * The record that a file describes.
   *
   * @return empty when anything in it is wrong; every fault is noted
   */
  public <T extends Record> Optional<T> bind(Class<T> type, Mapping file) {
    Bound bound = records.bind(type, file, "");
    return bound.sound() ? Optional.of(type.cast(bound.value())) : Optional.empty();
  }

  Bound value(Type type, Node node, String path) {
    if (node instanceof Broken) {
      return Bound.FAULTY;
    }
    if (isEmpty(node)) {
      faults.add(node.place(), path, "is empty; it must be a value", "Write one, or drop the key.");
      return Bound.FAULTY;
    }
    if (scalars.reads(type)) {
      return node instanceof Scalar scalar
          ? scalar(type, scalar, path)
          : shape(node, path, "one value", "Write it on the key's line.");
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? list(generic.getActualTypeArguments()[0], node, path)
          : map(generic.getActualTypeArguments()[1], node, path);
    }
    Class<?> record = (Class<?>) type;
    String keys = String.join(", ", RecordBinder.keysOf(record));
    return node instanceof Mapping mapping
        ? records.bind(record, mapping, path)
        : shape(
            node, path, "a mapping with the keys " + keys, "Write 'key: value' lines under it.");
  }

  static boolean isEmpty(Node node) {
    return node instanceof Scalar scalar && scalar.text() == null;
  }

  private Bound scalar(Type type, Scalar scalar, String path) {
    try {
      return new Bound(scalars.read(type, scalar.text()), true);
    } catch (SettingFault fault) {
      faults.add(
          scalar.place(),
          path,
          "is '%s'; it must be %s".formatted(fault.found(), fault.legal()),
          scalars.hint(type, scalar.text()));
      return Bound.FAULTY;
    }
  }

  private Bound shape(Node node, String path, String legal, String remedy) {
    String found =
        node instanceof Mapping ? "a mapping" : node instanceof Sequence ? "a list" : "one value";
    faults.add(node.place(), path, "is %s; it must be %s".formatted(found, legal), remedy);
    return Bound.FAULTY;
  }

  private Bound list(Type element, Node node, String path) {
    if (!(node instanceof Sequence sequence)) {
      return shape(node, path, "a list", "Write it as [one, two], or a '- ' line for each.");
    }
    List<Object> values = new ArrayList<>();
    boolean sound = true;
    for (Node item : sequence.items()) {
      Bound bound = value(element, item, path);
      sound &= bound.sound();
      values.add(bound.value());
    }
    return sound ? new Bound(values, true) : Bound.FAULTY;
  }

  private Bound map(Type element, Node node, String path) {
    if (!(node instanceof Mapping mapping)) {
      return shape(node, path, "a mapping", "Write 'key: value' lines under it.");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean sound = true;
    for (Map.Entry<String, Node> entry : mapping.children().entrySet()) {
      Bound bound = value(element, entry.getValue(), path + "." + entry.getKey());
      sound &= bound.sound();
      values.put(entry.getKey(), bound.value());
    }
    return sound ? new Bound(values, true) : Bound.FAULTY;
  }
}
