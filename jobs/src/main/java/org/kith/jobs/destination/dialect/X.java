package org.kith.jobs.destination.dialect;

import java.util.List;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.Lines;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/** X: one SHA-256 a line, of an address, a handle, a user id or an advertising id; up to 10 GB. */
record X() implements Dialect {

  private static final long MAX_BYTES = 10_000_000_000L;
  private static final long MINIMUM = 100;

  private static final List<IdType> IDS =
      List.of(
          IdType.of("email", "email", Form.EMAIL, Hashing.SHA256),
          IdType.of("handle", "x_handle", Form.HANDLE, Hashing.SHA256),
          IdType.of("user_id", "x_uid", Form.DIGITS, Hashing.SHA256),
          IdType.of("idfa", "idfa", Form.LOWER_UUID, Hashing.SHA256),
          IdType.of("adid", "gaid", Form.LOWER_UUID, Hashing.SHA256));

  @Override
  public String name() {
    return "x";
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
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public long minimumSize() {
    return MINIMUM;
  }

  @Override
  public List<String> unverified(IdType id) {
    return List.of("X's minimum of 100 matched people is not confirmed.");
  }
}
