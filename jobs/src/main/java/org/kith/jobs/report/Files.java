package org.kith.jobs.report;

import java.util.List;
import org.kith.jobs.report.NightFigures.Consent;
import org.kith.jobs.report.NightFigures.Export;
import org.kith.jobs.report.page.Piece;
import org.kith.jobs.report.page.Section;
import org.kith.jobs.report.page.Table;
import org.kith.jobs.report.words.Numbers;

/** The files that the night wrote, to be found and checked. */
final class Files {

  private static final int SHORT = 12;

  private Files() {}

  static Section section(NightFigures tonight) {
    if (tonight.exports().isEmpty()) {
      return new Section("files", "Files", "导出文件", none(tonight), List.of());
    }
    Table table =
        new Table(
            "Files by path", 4, List.of("File", "Audience", "Destination", "SHA-256", "Rows"));
    for (Export export : tonight.exports()) {
      table.row(
          List.of(
              html -> html.leaf("code", export.path()),
              Piece.text(export.segment()),
              Piece.text(export.destination()),
              html -> html.leaf("code", shortened(export.sha256()), "title", export.sha256()),
              Piece.text(Numbers.people(export.rows()))));
    }
    String lead =
        "Paths are below the lake; a manifest beside each file has its full SHA-256 and what was"
            + " left out.";
    return new Section("files", "Files", "导出文件", lead, List.of(table));
  }

  private static String none(NightFigures tonight) {
    if (tonight.consent().kind() == Consent.Kind.UNKNOWN) {
      return "No file was written: nobody's consent is known.";
    }
    return tonight.segments().isEmpty()
        ? "No file was written: there is no segment."
        : "No file was written: no segment has a destination that its people reach.";
  }

  private static String shortened(String sha256) {
    return sha256 == null ? Numbers.NONE : sha256.substring(0, Math.min(SHORT, sha256.length()));
  }
}
