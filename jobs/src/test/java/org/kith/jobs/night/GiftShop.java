package org.kith.jobs.night;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

/**
 * A small gift shop's order lines, drawn from a seed, in the form of the shipped online-retail
 * example.
 */
public final class GiftShop {

  /** The night to run. */
  public static final LocalDate AS_OF = LocalDate.of(2011, 10, 1);

  /** Lines in the file; {@link #DUPLICATES} of them repeat an earlier one. */
  static final int LINES = 4_000;

  static final int DUPLICATES = 40;

  private static final int PEOPLE = 150;
  private static final int ITEMS = 60;
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private GiftShop() {}

  /** The shipped configuration over the shop's data, which is written into the folder. */
  public static Configuration in(Path folder) throws IOException {
    write(folder.resolve("online_retail_by_day_concat.csv.gz"));
    return ConfReader.read(conf(), Map.of("data", folder.toString()), Map.of());
  }

  /** The shipped configuration's folder. */
  public static Path conf() {
    return Path.of("..", "conf", "examples", "online-retail");
  }

  private static void write(Path file) throws IOException {
    SplittableRandom draw = new SplittableRandom(7);
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(
          "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
      String line = "";
      for (int i = 0; i < LINES; i++) {
        line = i % (LINES / DUPLICATES) == 1 ? line : line(draw, i);
        out.write(line);
      }
    }
  }

  private static String line(SplittableRandom draw, int number) {
    int person = (int) (PEOPLE * Math.pow(draw.nextDouble(), 1.5));
    int item = (person % 6) * 10 + (int) (10 * Math.pow(draw.nextDouble(), 2));
    int choice = draw.nextDouble() < 0.8 ? item : draw.nextInt(ITEMS);
    LocalDateTime at =
        LocalDate.of(2010, 12, 1)
            .plusDays(draw.nextInt(330))
            .atTime(8 + draw.nextInt(10), draw.nextInt(60));
    return "%d,S%03d,GIFT %d,%d,%s,%.2f,%d.0,United Kingdom%n"
        .formatted(
            500_000 + number,
            choice,
            choice,
            1 + draw.nextInt(5),
            INSTANT.format(at),
            1 + choice / 10.0,
            10_000 + person);
  }
}
