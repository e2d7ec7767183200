package org.kith.jobs;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/**
 * Main classes of the three modules, whether they lie in a folder or in a jar; no test fixtures.
 */
final class KithClasses implements ImportOption {

  @Override
  public boolean includes(Location location) {
    return !location.contains("test-classes") && !location.contains("-tests.jar");
  }
}
