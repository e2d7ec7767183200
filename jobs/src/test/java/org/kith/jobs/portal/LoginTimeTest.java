package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the time of an answer tells which names have accounts. */
class LoginTimeTest {

  private static final int PAIRS = 10;
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @TempDir Path folder;

  /** Processor time, which other work on the machine does not lengthen as it does the clock's. */
  @Test
  void aWrongPasswordAndAnUnknownNameTakeTheSameWork() throws Exception {
    List<Long> wrong = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    try (OpenPortal open = new OpenPortal(folder)) {
      workOfLogin(open, "an");
      workOfLogin(open, "nobody");
      for (int pair = 0; pair < PAIRS; pair++) {
        boolean wrongFirst = pair % 2 == 0;
        long first = workOfLogin(open, wrongFirst ? "an" : "nobody");
        long second = workOfLogin(open, wrongFirst ? "nobody" : "an");
        wrong.add(wrongFirst ? first : second);
        unknown.add(wrongFirst ? second : first);
      }
    }

    assertThat(median(wrong) / median(unknown)).isBetween(0.8, 1.2);
  }

  private static long workOfLogin(OpenPortal open, String name) throws Exception {
    Visitor visitor = open.stranger();
    visitor.get("/login");
    long start = MACHINE.getProcessCpuTime();
    int status = visitor.post("/login", "name", name, "password", "not it").statusCode();
    long work = MACHINE.getProcessCpuTime() - start;
    assertThat(status).isEqualTo(401);
    return work;
  }

  private static double median(List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    return (sorted.get(PAIRS / 2 - 1) + sorted.get(PAIRS / 2)) / 2.0;
  }
}
