package org.kith.jobs.destination.dialect;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kith.features.vault.ContactKind;
import org.kith.jobs.destination.file.Csv;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.JsonLines;
import org.kith.jobs.destination.file.ParquetRows;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/**
 * A file for any tool that takes one: {@code csv}, {@code json} (an object a line) or {@code
 * parquet}, with columns of the profile. Contact identifiers appear as their keyed hash.
 */
record Generic(String name, String extension, boolean endsAtASize, Function<Layout, Format> writer)
    implements Dialect {

  private static final List<IdType> IDS =
      Stream.concat(
              Stream.of(IdType.PERSON, "member")
                  .map(kind -> IdType.of(kind, kind, Form.WORD, Hashing.NONE)),
              ContactKind.all().stream()
                  .map(kind -> IdType.of(kind, kind, Form.WORD, Hashing.KEYED)))
          .toList();

  static final List<Dialect> ALL =
      List.of(
          new Generic("csv", ".csv", true, lay -> Csv.forPeople(lay.header(), lay.byteOrderMark())),
          new Generic("json", ".jsonl", true, layout -> new JsonLines(layout.header())),
          new Generic("parquet", ".parquet", false, layout -> new ParquetRows(layout.columns())));

  @Override
  public List<IdType> ids() {
    return IDS;
  }

  @Override
  public boolean takesColumns() {
    return true;
  }

  @Override
  public Format format(Layout layout) {
    return writer.apply(layout);
  }
}
