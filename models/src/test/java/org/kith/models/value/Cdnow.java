package org.kith.models.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.RealData;

/** The CDNOW sample: 2,357 customers, of whom the first 39 weeks are learnt from. */
final class Cdnow {

  static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);

  private Cdnow() {}

  /** A customer's spend by day, in order. */
  static Map<String, TreeMap<LocalDate, Double>> purchases() {
    Path file = RealData.folder("cdnow").resolve("CDNOW_sample.txt");
    Map<String, TreeMap<LocalDate, Double>> purchases = new TreeMap<>();
    for (String line : lines(file)) {
      String[] cells = line.trim().split("\\s+");
      LocalDate day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
      purchases
          .computeIfAbsent(cells[1], id -> new TreeMap<>())
          .merge(day, Double.parseDouble(cells[4]), Double::sum);
    }
    return purchases;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
