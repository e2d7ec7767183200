package org.kith.models.recommend.numeric;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Which implementation this JVM runs, found once. */
final class FastestAlgebra {

  static final Algebra FOUND =
      hasVectors() && optimises() ? VectorAlgebra.ifWide() : new PlainAlgebra();

  private static final int OPTIMISING = 4;

  private FastestAlgebra() {}

  static boolean hasVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** Without the optimising compiler a vector is an object, and slow. */
  private static boolean optimises() {
    HotSpotDiagnosticMXBean hotSpot =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return hotSpot != null
        && Integer.parseInt(hotSpot.getVMOption("TieredStopAtLevel").getValue()) >= OPTIMISING;
  }
}
