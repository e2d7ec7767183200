package org.kith.jobs.settings;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The hash of all settings that decide a night's result.
 *
 * <p>Two machines with the same files have the same hash: the data folder, the folders of the
 * configuration itself, where the key is kept and Spark's settings are left out. The order of keys
 * within a record is of no weight; that of a map is, since the first identifier of a source and the
 * order of its columns mean something.
 */
final class Fingerprint {

  private static final int HEX_DIGITS = 16;

  private final StringBuilder text = new StringBuilder();
  private final String data;

  private Fingerprint(String data) {
    this.data = data;
  }

  static String of(Configuration configuration) {
    KithSettings kith = configuration.kith();
    Fingerprint canonical = new Fingerprint(kith.data());
    canonical.write(kith.brand());
    canonical.write(kith.timeZone());
    canonical.write(kith.currency());
    canonical.write(kith.country());
    canonical.write(kith.key().equals("public"));
    canonical.write(kith.consent());
    canonical.write(kith.identity());
    canonical.write(kith.gates());
    canonical.write(kith.training());
    canonical.write(kith.retention());
    canonical.write(configuration.sources());
    canonical.write(configuration.tags());
    canonical.write(configuration.recommenders());
    canonical.write(configuration.propensities());
    canonical.write(configuration.values());
    canonical.write(configuration.uplifts());
    canonical.write(configuration.lookalikes());
    canonical.write(configuration.segments());
    canonical.write(configuration.destinations());
    return canonical.hash();
  }

  private void write(Object value) {
    if (value instanceof Record settings) {
      text.append('{');
      for (RecordComponent component : settings.getClass().getRecordComponents()) {
        text.append(component.getName()).append('=');
        write(read(component, settings));
      }
      text.append('}');
    } else if (value instanceof List<?> list) {
      text.append('[');
      list.forEach(this::write);
      text.append(']');
    } else if (value instanceof Map<?, ?> map) {
      text.append('(');
      map.forEach(
          (key, inner) -> {
            write(key);
            write(inner);
          });
      text.append(')');
    } else {
      String plain = plain(value);
      text.append(plain.length()).append(':').append(plain).append(';');
    }
  }

  /** The value's text, without this machine's data folder where it is a path in it. */
  private String plain(Object value) {
    String plain = String.valueOf(value);
    return plain.startsWith(data + "/") ? plain.substring(data.length() + 1) : plain;
  }

  private static Object read(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(component + " cannot be read", broken);
    }
  }

  private String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }
}
