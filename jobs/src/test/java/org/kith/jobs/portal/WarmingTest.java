package org.kith.jobs.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmingTest {

  @TempDir Path folder;

  @Test
  void thePagesOfANightAreMadeOnceAndThoseOfTheNextWhenItComes() throws Exception {
    try (OpenPortal open = new OpenPortal(folder);
        Warming warming = new Warming(new House(open.settings, open.clock, open::lakeAt))) {
      warming.warm();

      assertThat(warming.warm()).isZero();
      open.aurora.publishNext("person_id\r\np7\r\n");
      // Six pages of each of two brands, in two languages.
      assertThat(warming.warm()).isEqualTo(2 * 2 * 6);
    }
  }
}
