package org.kith.jobs.bench.child;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures a stretch of work, by the wall and by the processor. */
public final class Stopwatch {

  private static final double NANOS = 1e9;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long wallStart = System.nanoTime();
  private final long cpuStart = system.getProcessCpuTime();

  /**
   * What a stretch took.
   *
   * @param wall seconds on the wall
   * @param cpu seconds of all cores that this process has used, collection and compilation included
   */
  public record Seconds(double wall, double cpu) {

    /** Both, less the other's. */
    public Seconds minus(Seconds other) {
      return new Seconds(wall - other.wall, cpu - other.cpu);
    }

    /** Both, divided. */
    public Seconds over(double parts) {
      return new Seconds(wall / parts, cpu / parts);
    }

    /** The one with the shorter wall. */
    public Seconds orFaster(Seconds other) {
      return other != null && other.wall < wall ? other : this;
    }
  }

  /** What it took since this was made. */
  public Seconds seconds() {
    return new Seconds(
        (System.nanoTime() - wallStart) / NANOS, (system.getProcessCpuTime() - cpuStart) / NANOS);
  }
}
