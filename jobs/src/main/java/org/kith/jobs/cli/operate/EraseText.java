package org.kith.jobs.cli.operate;

import org.kith.jobs.cli.view.TextTable;
import org.kith.jobs.erase.Certificate;

/** A certificate in words. */
final class EraseText {

  private EraseText() {}

  static String of(Certificate certificate) {
    StringBuilder text = new StringBuilder();
    TextTable tables = new TextTable("table", "rows");
    certificate
        .tables()
        .forEach(
            (name, rows) -> {
              if (rows > 0) {
                tables.row(name, rows);
              }
            });
    text.append(tables).append('\n');
    certificate
        .exports()
        .forEach(folder -> text.append("export %s: written again%n".formatted(folder)));
    certificate
        .removals()
        .forEach(file -> text.append("hand to the platform: %s%n".formatted(file)));
    certificate
        .models()
        .forEach(
            model ->
                text.append(
                    "model %s %s: retrain by %s%n"
                        .formatted(model.model(), model.version(), model.retrainBy())));
    text.append(
        "scanned %,d files and %,d rows: %s%n"
            .formatted(
                certificate.scan().files(),
                certificate.scan().rows(),
                certificate.certified()
                    ? "nobody found; certificate %s".formatted(certificate.erasure())
                    : "no certificate, still found in "
                        + String.join(", ", certificate.scan().hits())));
    return text.toString();
  }
}
