package org.kith.jobs.bench;

/**
 * What a measurement was made on; seconds mean nothing without it.
 *
 * @param cores that the process may use
 * @param heapMb the largest heap that it may use, in MiB
 * @param java version and vendor of the Java virtual machine
 * @param system operating system and architecture
 * @param vectorModule whether {@code jdk.incubator.vector} is there
 * @param blas what Spark's own linear algebra runs on: its class for vectors, and for matrices
 */
public record Machine(
    int cores, long heapMb, String java, String system, boolean vectorModule, String blas) {

  private static final long MIB = 1L << 20;

  /** The machine that this process runs on. */
  public static Machine ofProcess() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        runtime.availableProcessors(),
        runtime.maxMemory() / MIB,
        System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        loadedBlas());
  }

  /** As MLlib chooses it: a library of the system where there is one, else Java. */
  private static String loadedBlas() {
    String pure = dev.ludovic.netlib.blas.JavaBLAS.getInstance().getClass().getSimpleName();
    try {
      return dev.ludovic.netlib.blas.NativeBLAS.getInstance().getClass().getSimpleName();
    } catch (RuntimeException | LinkageError absent) {
      return pure;
    }
  }
}
