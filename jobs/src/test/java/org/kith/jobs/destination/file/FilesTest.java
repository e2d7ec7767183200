package org.kith.jobs.destination.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;

class FilesTest {

  private final Map<String, ByteArrayOutputStream> folder = new LinkedHashMap<>();

  @TempDir Path disk;

  @Test
  void linesStandOneByOneInAnArchiveThatIsTheSameAtEveryRun() throws Exception {
    List<WrittenFile> first = write(new Zipped(new Lines(), "a.txt"), ".zip", "x", "y");
    byte[] bytes = folder.get("audience.zip").toByteArray();
    write(new Zipped(new Lines(), "a.txt"), ".zip", "x", "y");

    assertThat(folder.get("audience.zip").toByteArray()).isEqualTo(bytes);
    assertThat(unzipped("audience.zip")).isEqualTo("x\ny\n");
    assertThat(first).hasSize(1);
    assertThat(first.get(0).rows()).isEqualTo(2);
    assertThat(first.get(0).bytes()).isEqualTo(bytes.length);
    assertThat(first.get(0).sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(first.get(0).md5())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)));
  }

  @Test
  void aTagsLineEndsWithItsSecond() throws Exception {
    write(new Lines(",1782835200"), ".csv", "x", "y");

    assertThat(text("audience.csv")).isEqualTo("x,1782835200\ny,1782835200\n");
  }

  @Test
  void noFileOutgrowsTheLimitAndNoRowIsLost() throws Exception {
    long limit = 4_000_000;
    SplittableRandom draw = new SplittableRandom(3);
    List<String> ids = new ArrayList<>();
    for (int at = 0; at < 220_000; at++) {
      ids.add(String.format("%016x%016x", draw.nextLong(), draw.nextLong()));
    }
    List<WrittenFile> files = new ArrayList<>();
    try (Parts parts =
        new Parts(this::create, "audience", ".zip", new Zipped(new Lines(), "a.txt"), limit)) {
      for (String id : ids) {
        parts.row(id);
      }
      files.addAll(parts.written());
    }

    assertThat(files).hasSizeGreaterThan(1).allMatch(file -> file.bytes() <= limit);
    assertThat(files).extracting(WrittenFile::name).startsWith("audience.zip", "audience-2.zip");
    StringBuilder all = new StringBuilder();
    for (WrittenFile file : files) {
      all.append(unzipped(file.name()));
    }
    assertThat(all.toString()).isEqualTo(String.join("\n", ids) + "\n");
  }

  @Test
  void anOceanLineHoldsTenThousandItemsAtMostAndReadsBackAsTheVendorsMessage() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int at = 0; at < OceanLines.ITEMS_A_LINE + 1; at++) {
      ids.add("id" + at);
    }
    write(new OceanLines(6), ".txt", ids.toArray(String[]::new));

    List<String> lines = text("audience.txt").lines().toList();
    assertThat(lines).hasSize(2);
    List<String> read = new ArrayList<>();
    for (String line : lines) {
      List<String> items = items(Base64.getDecoder().decode(line), 6);
      assertThat(items).hasSizeLessThanOrEqualTo(OceanLines.ITEMS_A_LINE);
      read.addAll(items);
    }
    assertThat(read).isEqualTo(ids);
  }

  @Test
  void anOceanLineHasTheBytesThatProtobufPrescribes() throws Exception {
    write(new OceanLines(6), ".txt", "ab");

    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(text("audience.txt").strip())))
        .isEqualTo("0a06" + "1006" + "1a02" + "6162");
  }

  @Test
  void aPlatformsTableHasItsHeaderAndIsNotGuarded() throws Exception {
    try (Parts parts =
        new Parts(
            this::create,
            "audience",
            ".csv",
            Csv.forPlatforms(List.of("email", "First Name")),
            Long.MAX_VALUE)) {
      parts.row("ab12", null);
      parts.row("-cd", "a,b");
      parts.written();
    }

    assertThat(text("audience.csv")).isEqualTo("email,First Name\r\nab12,\r\n-cd,\"a,b\"\r\n");
  }

  @Test
  void jsonKeepsTypesAndNull() throws Exception {
    try (Parts parts =
        new Parts(
            this::create,
            "audience",
            ".jsonl",
            new JsonLines(List.of("id", "n", "tier", "share")),
            Long.MAX_VALUE)) {
      parts.row("=p1", 3L, null, Double.NaN);
      parts.written();
    }

    assertThat(text("audience.jsonl"))
        .isEqualTo("{\"id\":\"=p1\",\"n\":3,\"tier\":null,\"share\":null}\n");
  }

  @Test
  void sparkReadsTheParquetThatWeWrite() throws Exception {
    StructType columns =
        StructType.fromDDL(
            "id STRING, n BIGINT, i INT, share DOUBLE, ok BOOLEAN, spend DECIMAL(18,2)");
    try (Parts parts =
        new Parts(
            name -> new DigestedFile(name, Files.newOutputStream(disk.resolve(name))),
            "audience",
            ".parquet",
            new ParquetRows(columns),
            Long.MAX_VALUE)) {
      parts.row("p1", 3L, 2, .5, true, new java.math.BigDecimal("-12.50"));
      parts.row("p2", null, null, null, null, null);
      parts.written();
    }

    var read = SharedSpark.session().read().parquet(disk.resolve("audience.parquet").toString());
    assertThat(read.schema().json()).isEqualTo(columns.json());
    assertThat(read.orderBy("id").collectAsList())
        .extracting(Object::toString)
        .containsExactly("[p1,3,2,0.5,true,-12.50]", "[p2,null,null,null,null,null]");
  }

  private List<WrittenFile> write(Format format, String extension, String... ids)
      throws IOException {
    try (Parts parts = new Parts(this::create, "audience", extension, format, Long.MAX_VALUE)) {
      for (String id : ids) {
        parts.row(id);
      }
      return parts.written();
    }
  }

  private DigestedFile create(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    folder.put(name, out);
    return new DigestedFile(name, out);
  }

  private String text(String name) {
    return folder.get(name).toString(StandardCharsets.UTF_8);
  }

  private String unzipped(String name) throws IOException {
    ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(folder.get(name).toByteArray()));
    ZipEntry entry = zip.getNextEntry();
    assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    assertThat(zip.getNextEntry()).isNull();
    return text;
  }

  /**
   * Another reading of the vendor's proto file: DmpData.idList = 1, IdItem.dataType = 2, id = 3.
   */
  private static List<String> items(byte[] message, int dataType) throws IOException {
    List<String> ids = new ArrayList<>();
    CodedInputStream in = CodedInputStream.newInstance(message);
    while (!in.isAtEnd()) {
      assertThat(in.readTag()).isEqualTo(1 << 3 | 2);
      int end = in.pushLimit(in.readRawVarint32());
      assertThat(in.readTag()).isEqualTo(2 << 3);
      assertThat(in.readEnum()).isEqualTo(dataType);
      assertThat(in.readTag()).isEqualTo(3 << 3 | 2);
      ids.add(in.readString());
      assertThat(in.isAtEnd()).isTrue();
      in.popLimit(end);
    }
    return ids;
  }
}
