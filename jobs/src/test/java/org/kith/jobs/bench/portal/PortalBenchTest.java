package org.kith.jobs.bench.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalBenchTest {

  @TempDir Path folder;

  @Test
  @Tag("sweep")
  void aMillionPeopleAreCountedAndShownWellWithinWhatTenMillionMayTake() throws Exception {
    PortalFigures figures = new PortalBench(1_000_000, 200, words -> {}).run(folder);

    assertThat(figures.memberships()).isGreaterThan(1_000_000);
    assertThat(figures.pages()).hasSize(4);
    assertThat(figures.pages())
        .allSatisfy((page, spread) -> assertThat(spread.p99()).isLessThan(50));
    assertThat(figures.whatIf().p99()).isLessThan(25);
    assertThat(figures.heapMb()).isLessThan(1024);
  }
}
