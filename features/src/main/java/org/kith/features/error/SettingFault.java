package org.kith.features.error;

import java.util.ArrayList;
import java.util.List;

/**
 * One setting that is out of its legal range, thrown by the constructor of the record that holds
 * it.
 *
 * <p>A record knows its key and the legal range, but not the file; whoever binds the file adds name
 * and line and turns the fault into a {@link Problem}.
 */
public final class SettingFault extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private static final ThreadLocal<List<SettingFault>> NOTED = new ThreadLocal<>();

  private final String key;
  private final String found;
  private final String legal;
  private final boolean ofNothing;

  /**
   * @param key the setting's name as written in YAML, such as {@code half-life}
   * @param found what it is; null when it is missing
   * @param legal what it must be, as the end of the sentence "it must be …"
   */
  public SettingFault(String key, Object found, String legal) {
    super(key + " is " + (found == null ? "missing" : found) + "; it must be " + legal);
    this.key = key;
    this.found = found == null ? "missing" : found.toString();
    this.legal = legal;
    this.ofNothing = found == null;
  }

  /** Throws unless {@code legal} holds. */
  public static void unless(boolean holds, String key, Object found, String legal) {
    if (!holds) {
      SettingFault fault = new SettingFault(key, found, legal);
      if (NOTED.get() == null) {
        throw fault;
      }
      NOTED.get().add(fault);
    }
  }

  /** Throws when the setting is absent or blank; gives it back otherwise. */
  public static <T> T required(T value, String key, String legal) {
    unless(value != null && !(value instanceof String text && text.isBlank()), key, null, legal);
    return value;
  }

  /**
   * All the faults that a constructor would throw one by one, so that whoever wrote the file reads
   * them together.
   *
   * <p>While it runs, {@link #unless} notes a fault on this thread and lets the constructor go on.
   * What the constructor then makes of illegal values, an exception included, is of no worth and is
   * dropped with them.
   *
   * @return empty when {@code construct} ran through and met no fault
   * @throws RuntimeException what {@code construct} throws without a fault before it
   */
  public static List<SettingFault> collect(Runnable construct) {
    List<SettingFault> faults = new ArrayList<>();
    List<SettingFault> outer = NOTED.get();
    NOTED.set(faults);
    try {
      construct.run();
    } catch (SettingFault thrown) {
      faults.add(thrown);
    } catch (RuntimeException unfit) {
      if (faults.isEmpty()) {
        throw unfit;
      }
    } finally {
      NOTED.set(outer);
    }
    return List.copyOf(faults);
  }

  /** The setting's name as written in YAML. */
  public String key() {
    return key;
  }

  /** What was found, or {@code missing}. */
  public String found() {
    return found;
  }

  /** Whether there was nothing to be found: no key, or a blank value. */
  public boolean isOfNothing() {
    return ofNothing;
  }

  /** What it must be. */
  public String legal() {
    return legal;
  }
}
