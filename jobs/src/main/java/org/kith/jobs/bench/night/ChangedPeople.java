package org.kith.jobs.bench.night;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The tills' delivery of one more day: some members buy again what they bought once, everybody else
 * does nothing. The members are the first by number of those with a sale.
 */
final class ChangedPeople {

  private static final String ORDERS = "pos/orders";

  private final Path orders;

  /**
   * @param data the brand's {@code data} folder
   */
  ChangedPeople(Path data) {
    orders = data.resolve(ORDERS);
  }

  /**
   * Writes the delivery, in place of an earlier one of the same day.
   *
   * @param wanted how many members, if there are so many
   * @return how many there are
   */
  int deliver(LocalDate day, int wanted) {
    try {
      Map<String, CSVRecord> sales = sales();
      List<String> members = new TreeSet<>(sales.keySet()).stream().limit(wanted).toList();
      List<CSVRecord> chosen = new ArrayList<>();
      members.forEach(member -> chosen.add(sales.get(member)));
      write(chosen, day);
      return chosen.size();
    } catch (IOException cause) {
      throw new UncheckedIOException("the orders in " + orders + " cannot be extended", cause);
    }
  }

  /** The first sale of each member, by order number. */
  private Map<String, CSVRecord> sales() throws IOException {
    Map<String, CSVRecord> sales = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(orders, "part-*.csv.gz")) {
      for (Path file : files) {
        read(file, sales);
      }
    }
    return sales;
  }

  private static void read(Path file, Map<String, CSVRecord> sales) throws IOException {
    try (BufferedReader text =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
        CSVParser rows = format().parse(text)) {
      for (CSVRecord row : rows) {
        if (row.isConsistent()
            && row.get("kind").equals("sale")
            && row.get("member_no").matches("[A-Za-z]*[0-9]+")
            && row.get("loaded_at").compareTo(row.get("ordered_at")) >= 0) {
          sales.merge(row.get("member_no"), row, ChangedPeople::first);
        }
      }
    }
  }

  private static CSVRecord first(CSVRecord one, CSVRecord other) {
    return one.get("order_no").compareTo(other.get("order_no")) <= 0 ? one : other;
  }

  private void write(List<CSVRecord> sales, LocalDate day) throws IOException {
    if (sales.isEmpty()) {
      return;
    }
    List<String> columns = sales.get(0).getParser().getHeaderNames();
    try (CSVPrinter out =
        new CSVPrinter(
            new OutputStreamWriter(
                new GZIPOutputStream(
                    Files.newOutputStream(orders.resolve("part-of-" + day + ".csv.gz"))),
                StandardCharsets.UTF_8),
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
      out.printRecord(columns);
      for (CSVRecord sale : sales) {
        Map<String, String> row = new HashMap<>(sale.toMap());
        row.put("order_no", "%s-%tY%<tm%<td".formatted(sale.get("order_no"), day));
        row.put("ordered_at", day + " 12:00:00");
        row.put("loaded_at", day + " 12:05:00");
        out.printRecord(columns.stream().map(row::get).toList());
      }
    }
  }

  private static CSVFormat format() {
    return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  }
}
