package org.kith.features;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data sets, in the folder that the environment's {@code KITH_DATA} names. */
public final class RealData {

  private RealData() {}

  /**
   * The folder of one data set; the calling test is skipped, with a message, where it is absent.
   */
  public static Path folder(String name) {
    String root = System.getenv("KITH_DATA");
    assumeTrue(
        root != null && !root.isBlank(), "KITH_DATA is not set: real data '" + name + "' skipped");
    Path folder = Path.of(root, name);
    assumeTrue(Files.isDirectory(folder), "KITH_DATA has no '" + name + "': skipped");
    return folder;
  }
}
