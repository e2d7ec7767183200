package org.kith.jobs.world.file;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;

/** All files of one block of the world, data and truth, each opened at its first row. */
public final class Files implements AutoCloseable {

  private final Folder folder;
  private final long seed;
  private final int block;
  private final Map<Sheet, SheetWriter> data = new EnumMap<>(Sheet.class);
  private final Map<Sheet, Dirt> dirt = new EnumMap<>(Sheet.class);
  private final Map<TruthSheet, TruthWriter> truth = new EnumMap<>(TruthSheet.class);

  public Files(Folder folder, long seed, int block) {
    this.folder = folder;
    this.seed = seed;
    this.block = block;
  }

  /** Writes a row of data, and now and then a spoilt copy after it. */
  public void add(Sheet sheet, String... cells) throws IOException {
    SheetWriter writer = writer(sheet);
    writer.row(cells, false);
    Fault fault = dirt.get(sheet).next();
    if (fault != null) {
      String[] spoilt = dirt.get(sheet).spoilt(fault, cells);
      note(sheet, writer.row(spoilt, fault == Fault.NOT_UTF8), fault);
    }
  }

  /** Writes a row that the brand learns of late. */
  public void addLate(Sheet sheet, String... cells) throws IOException {
    note(sheet, writer(sheet).row(cells, false), Fault.LATE);
  }

  /** Writes a row of truth. */
  public void know(TruthSheet sheet, Object... values) throws IOException {
    TruthWriter writer = truth.get(sheet);
    if (writer == null) {
      writer =
          new TruthWriter(sheet, folder.create("truth/" + sheet.folder() + "/" + part("parquet")));
      truth.put(sheet, writer);
    }
    writer.row(values);
  }

  private void note(Sheet sheet, long row, Fault fault) throws IOException {
    know(
        TruthSheet.DIRT,
        sheet.source(),
        sheet.folder() + "/" + part(sheet.extension()),
        row,
        fault.kind(),
        fault.expected());
  }

  private SheetWriter writer(Sheet sheet) throws IOException {
    SheetWriter writer = data.get(sheet);
    if (writer == null) {
      String name = "data/" + sheet.folder() + "/" + part(sheet.extension());
      writer = new SheetWriter(sheet, folder.create(name));
      data.put(sheet, writer);
      dirt.put(
          sheet,
          new Dirt(
              sheet,
              new Draw(seed, Stream.DIRT, ((long) block << 32) + sheet.source().hashCode())));
    }
    return writer;
  }

  private String part(String extension) {
    return String.format(Locale.ROOT, "part-%05d.%s", block, extension);
  }

  @Override
  public void close() throws IOException {
    for (SheetWriter writer : data.values()) {
      writer.close();
    }
    for (TruthWriter writer : truth.values()) {
      writer.close();
    }
  }
}
