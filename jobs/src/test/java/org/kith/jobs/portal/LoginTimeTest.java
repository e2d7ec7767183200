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

  /**
   * Processor time, which other work on the machine does not lengthen as it does the clock's, and
   * the least of it: what else the process does can only add. It is told in hundredths of a second;
   * a name that is looked up without a hash would take a tenth.
   */
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

    assertThat((double) Collections.min(wrong) / Collections.min(unknown)).isBetween(0.6, 1.6);
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
}
