package org.kith.jobs.erase.sheet;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.kith.jobs.destination.file.OceanLines;
import org.kith.jobs.erase.sheet.Sheet.Line;

/** Reads back what {@link OceanLines} wrote, whose items all have one type. */
final class OceanSheet {

  private static final int DATA_TYPE = 2;
  private static final int ID = 3;

  private final List<Line> rows = new ArrayList<>();
  private int dataType;

  private OceanSheet() {}

  static Sheet of(byte[] content) throws IOException {
    OceanSheet sheet = new OceanSheet();
    for (String line : new String(content, StandardCharsets.US_ASCII).lines().toList()) {
      sheet.read(CodedInputStream.newInstance(Base64.getDecoder().decode(line)));
    }
    return new Sheet(List.of(), sheet.rows, new OceanLines(sheet.dataType));
  }

  private void read(CodedInputStream items) throws IOException {
    while (items.readTag() != 0) {
      item(CodedInputStream.newInstance(items.readByteArray()));
    }
  }

  private void item(CodedInputStream fields) throws IOException {
    for (int tag = fields.readTag(); tag != 0; tag = fields.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case DATA_TYPE -> dataType = fields.readEnum();
        case ID -> {
          String id = fields.readString();
          rows.add(new Line(List.of(id), List.of(id)));
        }
        default -> fields.skipField(tag);
      }
    }
  }
}
