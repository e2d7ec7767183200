package org.kith.jobs.portal;

import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.portal.audit.AuditLine;
import org.kith.jobs.portal.page.BetweenBrandsPage;
import org.kith.jobs.portal.page.CampaignsPage;
import org.kith.jobs.portal.page.Downloads;
import org.kith.jobs.portal.page.FilesPage;
import org.kith.jobs.portal.page.HealthPage;
import org.kith.jobs.portal.page.MessagePage;
import org.kith.jobs.portal.page.SegmentFigures;
import org.kith.jobs.portal.page.SegmentPage;
import org.kith.jobs.portal.page.SegmentsPage;
import org.kith.jobs.portal.shelf.ExportFile;
import org.kith.jobs.report.NightFigures;

/** The pages that are only looked at. */
final class PageDesk {

  private static final int TO_THE_MINUTE = 16;

  private final House house;

  PageDesk(House house) {
    this.house = house;
  }

  void home(Visit visit) {
    if (visit.brands().isEmpty()) {
      visit.page(MessagePage.nothingPublished(visit.tongue()));
    } else {
      String key = visit.brands().get(0).key();
      visit.context().redirect("/b/" + key + "/segments", HttpStatus.SEE_OTHER);
    }
  }

  void segments(Visit visit) {
    visit.page(SegmentsPage.of(visit.view()));
  }

  void segment(Visit visit) {
    Optional<NightFigures.Segment> segment =
        visit.brand().newest().segment(visit.context().pathParam("segment"));
    if (segment.isPresent()) {
      visit.page(SegmentPage.of(visit.view(), segment.get(), this::downloads));
    } else {
      Guard.notFound(visit.context());
    }
  }

  /** The segment in figures alone; what was told to whom is in the audit. */
  void figures(Visit visit) {
    Optional<NightFigures.Segment> segment =
        visit.brand().newest().segment(visit.context().pathParam("segment"));
    if (segment.isEmpty()) {
      Guard.notFound(visit.context());
      return;
    }
    String name = segment.get().name();
    String object = visit.brand().name() + "/" + name;
    house.audit.write(visit.account().name(), "figures", object, FileDesk.DONE, visit.address());
    visit.context().contentType("text/csv; charset=utf-8");
    visit.context().header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    visit.context().result(SegmentFigures.of(visit.view(), segment.get()));
  }

  void files(Visit visit) {
    visit.page(FilesPage.of(visit.view(), this::downloads));
  }

  void betweenBrands(Visit visit) {
    visit.page(BetweenBrandsPage.of(visit.view()));
  }

  void campaigns(Visit visit) {
    visit.page(CampaignsPage.of(visit.view()));
  }

  void health(Visit visit) {
    visit.page(HealthPage.of(visit.view()));
  }

  private List<Downloads.Download> downloads(ExportFile file) {
    return house
        .audit
        .find(
            line ->
                line.action().equals(FileDesk.DOWNLOAD)
                    && line.outcome().equals(FileDesk.DONE)
                    && line.object().equals(file.object()))
        .stream()
        .map(PageDesk::download)
        .toList();
  }

  private static Downloads.Download download(AuditLine line) {
    String minute = line.time().substring(0, TO_THE_MINUTE).replace('T', ' ');
    return new Downloads.Download(line.user(), minute);
  }
}
