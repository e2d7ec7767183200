package org.kith.jobs.night;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;
import org.kith.jobs.settings.KithSettings;

/** Finds the brand's secret where {@code kith.yaml} says that it is. */
public final class Keys {

  private static final int SHORTEST_SECRET = 16;

  private Keys() {}

  /**
   * The brand's keyring.
   *
   * @throws Problem {@code CONF_INVALID} when the secret is not there or too short; it is never
   *     quoted
   */
  public static Keyring of(KithSettings kith, Map<String, String> environment) {
    if (kith.key().equals("public")) {
      return Keyring.openTo(kith.brand()).in(kith.country());
    }
    String place = kith.key().substring(kith.key().indexOf(':') + 1);
    byte[] secret =
        kith.key().startsWith("env:") ? fromEnvironment(place, environment) : fromFile(place);
    if (secret.length < SHORTEST_SECRET) {
      throw refused(kith.key(), secret.length + " bytes; a key has 16 or more");
    }
    return Keyring.of(secret).in(kith.country());
  }

  private static byte[] fromEnvironment(String name, Map<String, String> environment) {
    String secret = environment.get(name);
    if (secret == null) {
      throw refused("env:" + name, "the variable is not set");
    }
    return secret.strip().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] fromFile(String path) {
    try {
      return Files.readString(Path.of(path)).strip().getBytes(StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw refused("file:" + path, "the file cannot be read");
    }
  }

  private static Problem refused(String place, String found) {
    return new Problem(
        Problem.Code.CONF_INVALID,
        "kith.yaml: key " + place,
        found,
        "Put the brand's secret there, for example the output of 'openssl rand -hex 32'.");
  }
}
