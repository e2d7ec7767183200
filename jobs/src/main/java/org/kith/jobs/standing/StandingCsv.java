package org.kith.jobs.standing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A standing report as one CSV: {@code section,name,figure,value,low,high}, RFC 4180. */
final class StandingCsv {

  private final CSVPrinter csv;

  private StandingCsv(CSVPrinter csv) {
    this.csv = csv;
  }

  static String of(StandingFigures report) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      new StandingCsv(csv).write(report);
    } catch (IOException cause) {
      throw new UncheckedIOException("a report cannot be written", cause);
    }
    return text.toString();
  }

  private void write(StandingFigures report) throws IOException {
    csv.printRecord("section", "name", "figure", "value", "low", "high");
    for (StandingFigures.Interactions kind : report.interactions()) {
      line("interactions", kind.kind(), "events", kind.events());
      line("interactions", kind.kind(), "people", kind.people());
      line("interactions", kind.kind(), "events before", kind.eventsBefore());
    }
    sales("period", report.sales());
    sales("before", report.salesBefore());
    for (StandingFigures.Channel channel : report.channels()) {
      line("channels", channel.channel(), "orders", channel.orders());
      line("channels", channel.channel(), "spend", channel.spend());
    }
    for (StandingFigures.Cohort cohort : report.cohorts()) {
      line("cohorts", cohort.month(), "people", cohort.people());
      estimate("cohorts", cohort.month(), "within 30 days", cohort.within30());
      if (cohort.within90() != null) {
        estimate("cohorts", cohort.month(), "within 90 days", cohort.within90());
      }
    }
    estimate("referral", "buyers", "rate", report.referral().rate());
    estimate("referral", "buyers", "k-factor", report.referral().kFactor());
    for (StandingFigures.Anomaly day : report.anomalies()) {
      line("anomalies", day.day() + " " + day.series(), "found", day.found());
      line("anomalies", day.day() + " " + day.series(), "expected", day.expected());
    }
    for (String tag : report.adoption().unusedTags()) {
      line("adoption", tag, "unused tag", 1);
    }
    for (StandingFigures.SegmentUse segment : report.adoption().segments()) {
      line("adoption", segment.segment(), "people", segment.people());
      line("adoption", segment.segment(), "files", segment.files());
    }
    for (var hole : report.adoption().holes().entrySet()) {
      line("adoption", hole.getKey(), "days without a row, of 90", hole.getValue());
    }
  }

  private void sales(String name, StandingFigures.Sales sales) throws IOException {
    line("sales", name, "orders", sales.orders());
    line("sales", name, "buyers", sales.buyers());
    line("sales", name, "spend", sales.spend());
    line("sales", name, "average order", sales.averageOrder());
  }

  private void line(String section, String name, String figure, Object value) throws IOException {
    csv.printRecord(section, name, figure, value, "", "");
  }

  private void estimate(String section, String name, String figure, Estimate estimate)
      throws IOException {
    csv.printRecord(section, name, figure, estimate.value(), estimate.low(), estimate.high());
  }
}
