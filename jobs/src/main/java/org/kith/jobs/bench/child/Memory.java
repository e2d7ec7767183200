package org.kith.jobs.bench.child;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory that this process has held so far, in MiB.
 *
 * @param peakMb resident memory of the whole process at its peak ({@code VmHWM} of {@code /proc});
 *     where the system does not tell, the same as {@code peakHeapMb}
 * @param peakHeapMb heap in use at its peak, over all pools, garbage included
 * @param resident whether {@code peakMb} is resident memory
 */
public record Memory(long peakMb, long peakHeapMb, boolean resident) {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long MIB = 1L << 20;
  private static final long KIB_PER_MIB = 1024;

  /** The peaks so far. */
  public static Memory ofProcess() {
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum()
            / MIB;
    long resident = residentPeakMb();
    return new Memory(resident < 0 ? heap : resident, heap, resident >= 0);
  }

  private static long residentPeakMb() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB;
        }
      }
      return -1;
    } catch (IOException notTold) {
      return -1;
    }
  }
}
