package org.kith.jobs.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the libraries of peers lie, which are no part of the product's own class path. */
final class PeerJars {

  /** System property with the path of a file that holds the class path of the peers. */
  private static final String PROPERTY = "kith.bench.classpath";

  private PeerJars() {}

  /** As {@code -cp} takes it; empty where the launcher has named no file, or it is not there. */
  static String classPath() {
    String file = System.getProperty(PROPERTY, "");
    if (file.isEmpty() || !Files.exists(Path.of(file))) {
      return "";
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException cause) {
      throw new UncheckedIOException(file + " cannot be read", cause);
    }
  }
}
