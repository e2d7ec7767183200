package org.kith.jobs.settings;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kith.features.error.Problem;

/**
 * Reads a faulty folder in a JVM of its own and prints the milliseconds of processor time that the
 * whole JVM has taken, which other work on the machine does not change.
 */
final class RefusedConf {

  private RefusedConf() {}

  public static void main(String[] args) {
    try {
      ConfReader.read(Path.of(args[0]), Map.of(), Map.of());
    } catch (Problem expected) {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      System.out.println(TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime()));
    }
  }
}
