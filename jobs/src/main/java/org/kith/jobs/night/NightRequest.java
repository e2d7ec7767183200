package org.kith.jobs.night;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.kith.features.time.AsOf;
import org.kith.jobs.settings.Configuration;

/**
 * One night that somebody asks for.
 *
 * @param configuration the brand's settings, checked
 * @param lake URI of the lake's folder, on any file system that Hadoop knows
 * @param asOf the last business day whose events count
 * @param knownAt the last business day whose knowledge counts, where the night is rebuilt as it was
 *     known then; empty for its own day
 * @param acceptReason why the night may pass a stop for volume or drift; empty when it may not
 * @param onlyStage name of the one stage to run, such as {@code ingest}; empty for a whole night,
 *     which alone publishes
 * @param progress is told of each stage
 */
public record NightRequest(
    Configuration configuration,
    String lake,
    LocalDate asOf,
    Optional<LocalDate> knownAt,
    Optional<String> acceptReason,
    Optional<String> onlyStage,
    StageProgress progress) {

  public NightRequest {
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(lake, "lake");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(knownAt, "knownAt");
    Objects.requireNonNull(acceptReason, "acceptReason");
    Objects.requireNonNull(onlyStage, "onlyStage");
    Objects.requireNonNull(progress, "progress");
  }

  /** A night that knows what was known on its own day. */
  public NightRequest(
      Configuration configuration,
      String lake,
      LocalDate asOf,
      Optional<String> acceptReason,
      Optional<String> onlyStage,
      StageProgress progress) {
    this(configuration, lake, asOf, Optional.empty(), acceptReason, onlyStage, progress);
  }

  /** The day and its knowledge, which bound everything that the night sees. */
  AsOf bounds() {
    return new AsOf(asOf, configuration.kith().zone(), knownAt.orElse(asOf));
  }
}
