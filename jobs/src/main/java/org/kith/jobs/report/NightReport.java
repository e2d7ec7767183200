package org.kith.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.report.page.Html;
import org.kith.jobs.report.page.Page;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;

/**
 * The night's report: one page that needs nothing beside itself, for the marketer who uses the
 * night's files and the data scientist who answers for them.
 *
 * <p>Groups of 1 to 9 people are written {@code <10}; nobody is named.
 */
public final class NightReport {

  private NightReport() {}

  /** The report of a first night, which has nothing to be compared with. */
  public static String render(NightFigures tonight) {
    return render(tonight, List.of());
  }

  /**
   * The report of a night beside those before it; the same text for the same figures.
   *
   * @param tonight the night's figures
   * @param earlier figures of the releases before it, newest first; the first one is what changes
   *     are told from
   * @return a whole HTML document, to be kept in UTF-8
   */
  public static String render(NightFigures tonight, List<NightFigures> earlier) {
    return render(tonight, earlier, Optional.empty());
  }

  /**
   * As {@link #render(NightFigures, List)}.
   *
   * @param measured what campaigns earned, as it was last measured
   */
  public static String render(
      NightFigures tonight, List<NightFigures> earlier, Optional<MeasureFigures> measured) {
    Optional<NightFigures> yesterday = earlier.stream().findFirst();
    List<Section> sections = new ArrayList<>();
    sections.add(Audiences.section(tonight, yesterday));
    Grants.section(tonight).ifPresent(sections::add);
    sections.add(Files.section(tonight));
    measured.map(Earned::section).ifPresent(sections::add);
    sections.add(People.section(tonight));
    sections.add(Models.section(tonight));
    sections.add(Input.section(tonight, yesterday));
    sections.add(Timing.section(tonight, yesterday));

    List<Piece> pieces = new ArrayList<>();
    pieces.add(html -> html.leaf("a", "Skip to the figures", "class", "skip", "href", "#headline"));
    pieces.add(html -> html.open("div", "class", "sheet"));
    pieces.add(new Masthead(tonight, yesterday));
    pieces.add(html -> contents(html, sections));
    pieces.add(html -> html.open("main"));
    pieces.add(new Headline(tonight, earlier));
    pieces.addAll(sections);
    pieces.add(Html::close);
    pieces.add(NightReport::footer);
    pieces.add(Html::close);
    return new Page(tonight.brand() + " · " + tonight.asOf() + " · Kith", pieces).render();
  }

  private static void contents(Html html, List<Section> sections) {
    html.open("nav", "aria-label", "Contents");
    sections.forEach(section -> html.leaf("a", section.en(), "href", "#" + section.id()));
    html.close();
  }

  private static void footer(Html html) {
    html.open("footer").open("p");
    html.text(
        "Groups of one to nine people are shown as <10. Differences are from the release before."
            + " Bars of one chart share one scale. ");
    html.leaf("span", "一至九人的群体显示为 <10；差异均与上一次发布相比。", "lang", "zh-Hans");
    html.close().close();
  }
}
