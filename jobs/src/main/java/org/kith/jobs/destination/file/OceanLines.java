package org.kith.jobs.destination.file;

import com.google.protobuf.CodedOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/**
 * Lines of Ocean Engine's data source: each is the Base64 of a protobuf-2 {@code DmpData} with at
 * most {@value #ITEMS_A_LINE} {@code IdItem}s.
 *
 * <p>{@code DmpData{repeated IdItem idList = 1}}, {@code IdItem{required DataType dataType = 2;
 * required string id = 3}}; its optional timestamp and tags are left out.
 */
public final class OceanLines implements Format {

  /** The vendor's limit. */
  static final int ITEMS_A_LINE = 10_000;

  private static final int ID_LIST = 1;
  private static final int DATA_TYPE = 2;
  private static final int ID = 3;

  private final int dataType;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private CodedOutputStream message;
  private OutputStream out;
  private int items;

  /**
   * @param dataType number of the vendor's {@code DataType}
   */
  public OceanLines(int dataType) {
    this.dataType = dataType;
  }

  @Override
  public void begin(OutputStream file) {
    out = new BufferedOutputStream(file);
    startLine();
  }

  @Override
  public void row(Object[] cells) throws IOException {
    if (items == ITEMS_A_LINE) {
      endLine();
    }
    String id = (String) cells[0];
    int size =
        CodedOutputStream.computeEnumSize(DATA_TYPE, dataType)
            + CodedOutputStream.computeStringSize(ID, id);
    message.writeTag(ID_LIST, com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED);
    message.writeUInt32NoTag(size);
    message.writeEnum(DATA_TYPE, dataType);
    message.writeString(ID, id);
    items++;
  }

  @Override
  public void end() throws IOException {
    if (items > 0) {
      endLine();
    }
    out.flush();
  }

  private void startLine() {
    line.reset();
    message = CodedOutputStream.newInstance(line);
    items = 0;
  }

  private void endLine() throws IOException {
    message.flush();
    out.write(Base64.getEncoder().encode(line.toByteArray()));
    out.write('\n');
    startLine();
  }
}
