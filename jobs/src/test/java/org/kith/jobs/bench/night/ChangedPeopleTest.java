package org.kith.jobs.bench.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedPeopleTest {

  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  @TempDir Path data;

  @Test
  void someMembersBuyAgainOnTheNextDayWhatTheyBoughtFirst() throws IOException {
    Path orders = Files.createDirectories(data.resolve("pos/orders"));
    write(
        orders.resolve("part-00000.csv.gz"),
        """
        order_no,ordered_at,loaded_at,member_no,sku,title,kind,paid
        O3,2026-01-03 10:00:00,2026-01-03 11:00:00,m2,s3,"tea, green",sale,9.50
        O2,2026-01-02 10:00:00,2026-01-02 11:00:00,m2,s2,tea,sale,8.00
        O1,2026-01-01 10:00:00,2026-01-01 11:00:00,m1,s1,tea,refund,-8.00
        O4,2026-01-01 10:00:00,2026-01-01 11:00:00,,s1,tea,sale,8.00
        O5,broken
        O6,2026-01-01 10:00:00,2026-01-01 11:00:00,m4,s4,tea,sale,8.00
        O7,2026-01-01 10:00:00,2026-01-01 11:00:00,m3,s5,"tea, black",sale,7.00
        """);

    int people = new ChangedPeople(data).deliver(DAY, 2);

    assertThat(people).isEqualTo(2);
    assertThat(read(orders.resolve("part-of-2026-07-01.csv.gz")))
        .isEqualTo(
            """
            order_no,ordered_at,loaded_at,member_no,sku,title,kind,paid
            O2-20260701,2026-07-01 12:00:00,2026-07-01 12:05:00,m2,s2,tea,sale,8.00
            O7-20260701,2026-07-01 12:00:00,2026-07-01 12:05:00,m3,s5,"tea, black",sale,7.00
            """);
  }

  @Test
  void whereNobodyBoughtNothingIsDelivered() throws IOException {
    Files.createDirectories(data.resolve("pos/orders"));

    assertThat(new ChangedPeople(data).deliver(DAY, 2)).isZero();
    assertThat(data.resolve("pos/orders")).isEmptyDirectory();
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String read(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
