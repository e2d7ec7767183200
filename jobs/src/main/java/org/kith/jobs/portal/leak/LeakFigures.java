package org.kith.jobs.portal.leak;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which files the leaked lines can come from, and who took those.
 *
 * @param lines of the leaked file
 * @param sources the likeliest first: the file itself, then those that hold the most lines
 */
public record LeakFigures(long lines, List<Source> sources) {

  public LeakFigures {
    sources = List.copyOf(sources);
  }

  /**
   * One exported file.
   *
   * @param file as the audit calls it, or its path in the lake where nobody downloaded it
   * @param sha256 of the file
   * @param lines how many of the leaked lines it holds; all for the file itself
   * @param whole whether the leaked file is this one, byte for byte
   * @param downloads by whom and when, the newest first
   */
  public record Source(
      String file, String sha256, long lines, boolean whole, List<Download> downloads) {

    public Source {
      downloads = List.copyOf(downloads);
    }
  }

  /** Who took a file: their account, when (UTC), and from which address. */
  public record Download(String user, String time, String address) {}

  /** The same for people; no line is quoted. */
  public String text() {
    if (sources.isEmpty()) {
      return "%,d leaked lines; no file on the shelf holds any, and none that was downloaded is it"
          .formatted(lines);
    }
    return sources.stream().map(this::text).collect(Collectors.joining("\n"));
  }

  private String text(Source source) {
    String how =
        source.whole()
            ? "is the leaked file"
            : "holds %,d of %,d leaked lines".formatted(source.lines(), lines);
    String who =
        source.downloads().isEmpty()
            ? "\n    nobody downloaded it"
            : source.downloads().stream()
                .map(one -> "\n    %s  %s  %s".formatted(one.time(), one.user(), one.address()))
                .collect(Collectors.joining());
    return source.file() + " " + how + who;
  }
}
