package org.kith.jobs.cli.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kith.features.lake.Release;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.TextTable;
import picocli.CommandLine.Command;

/** {@code kith releases}: the published nights. */
@Command(
    name = "releases",
    description = "Lists the published nights of a lake, newest first.",
    sortOptions = false,
    footer = {"", "Examples:", "  kith releases", "  kith releases --lake L --json"})
final class ReleasesCommand implements Callable<Integer> {

  /**
   * One line of the list.
   *
   * @param current whether it is what readers see
   * @param event what put the line there: {@code night}, {@code rollback} or {@code erasure}
   * @param reason an operator's, if one was given
   */
  record Line(
      long sequence,
      String release,
      LocalDate asOf,
      LocalDate knownAt,
      boolean current,
      String event,
      String reason,
      String base,
      String configuration,
      Map<String, String> models) {}

  private final Session session;

  ReleasesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Release> releases =
        session.rooms().releases(session.spark(Map.of()), session.common().lake());
    List<Line> lines =
        releases.stream().map(release -> line(release, release.equals(releases.get(0)))).toList();
    TextTable table =
        new TextTable(
            "", "sequence", "release", "as of", "known at", "event", "base", "configuration");
    for (Line line : lines) {
      table.row(
          line.current() ? "*" : "",
          line.sequence(),
          line.release(),
          line.asOf(),
          line.knownAt(),
          line.event(),
          line.base() == null ? "" : line.base(),
          line.configuration());
    }
    session.print(
        Map.of("releases", lines),
        lines.isEmpty() ? "no release yet; 'kith nightly' publishes one" : table.toString());
    return 0;
  }

  private static Line line(Release release, boolean current) {
    return new Line(
        release.sequence(),
        release.id(),
        release.day(),
        release.knownOn(),
        current,
        release.origin().event().name().toLowerCase(Locale.ROOT),
        release.origin().reason(),
        release.base(),
        release.configuration(),
        release.models());
  }
}
