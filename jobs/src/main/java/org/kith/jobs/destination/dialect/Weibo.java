package org.kith.jobs.destination.dialect;

import java.util.List;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.Lines;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/** Weibo's list of user ids for its feed ads: one numeric id a line. */
record Weibo() implements Dialect {

  private static final List<IdType> IDS =
      List.of(IdType.of("UID", "weibo_uid", Form.DIGITS, Hashing.NONE));

  @Override
  public String name() {
    return "weibo";
  }

  @Override
  public List<IdType> ids() {
    return IDS;
  }

  @Override
  public String extension() {
    return ".txt";
  }

  @Override
  public Format format(Layout layout) {
    return new Lines();
  }

  @Override
  public List<String> unverified(IdType id) {
    return List.of("Weibo publishes no format: one numeric user id a line is what is known of it.");
  }
}
