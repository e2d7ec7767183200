package org.kith.jobs.night;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.kith.jobs.settings.Configuration;

/**
 * One night that somebody asks for.
 *
 * @param configuration the brand's settings, checked
 * @param lake URI of the lake's folder, on any file system that Hadoop knows
 * @param asOf the last business day whose events count
 * @param acceptReason why the night may pass a stop for volume or drift; empty when it may not
 * @param onlyStage name of the one stage to run, such as {@code ingest}; empty for a whole night,
 *     which alone publishes
 * @param progress is told of each stage
 */
public record NightRequest(
    Configuration configuration,
    String lake,
    LocalDate asOf,
    Optional<String> acceptReason,
    Optional<String> onlyStage,
    StageProgress progress) {

  public NightRequest {
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(lake, "lake");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(acceptReason, "acceptReason");
    Objects.requireNonNull(onlyStage, "onlyStage");
    Objects.requireNonNull(progress, "progress");
  }
}
