package org.kith.features.error;

/**
 * One setting that is out of its legal range, thrown by the constructor of the record that holds
 * it.
 *
 * <p>A record knows its key and the legal range, but not the file; whoever binds the file adds name
 * and line and turns the fault into a {@link Problem}.
 */
public final class SettingFault extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String found;
  private final String legal;

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
  }

  /** Throws unless {@code legal} holds. */
  public static void unless(boolean holds, String key, Object found, String legal) {
    if (!holds) {
      throw new SettingFault(key, found, legal);
    }
  }

  /** Throws when the setting is absent or blank; gives it back otherwise. */
  public static <T> T required(T value, String key, String legal) {
    unless(value != null && !(value instanceof String text && text.isBlank()), key, null, legal);
    return value;
  }

  /** The setting's name as written in YAML. */
  public String key() {
    return key;
  }

  /** What was found, or {@code missing}. */
  public String found() {
    return found;
  }

  /** What it must be. */
  public String legal() {
    return legal;
  }
}
