package org.kith.jobs.destination.dialect;

import java.util.List;
import org.kith.jobs.destination.identifier.Field;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/**
 * Meta's customer list: a CSV file whose headers Ads Manager knows; all is hashed but the mobile
 * advertising id, the advertiser's own id and the value.
 *
 * <p>Meta's SDK hashes the mobile advertising id, its help says not to; the help is followed.
 */
record Meta() implements CsvDialect {

  private static final long MINIMUM = 100;

  private static final List<IdType> IDS =
      List.of(
          IdType.of("email", "email", Form.EMAIL, Hashing.SHA256),
          IdType.of("phone", "phone", Form.E164_DIGITS, Hashing.SHA256),
          new IdType("madid", List.of("idfa", "gaid"), Form.LOWER_UUID, Hashing.NONE),
          IdType.of("extern_id", "member", Form.WORD, Hashing.NONE));

  private static final List<Field> FIELDS =
      List.of(
          new Field("fn", Form.NAME, Hashing.SHA256),
          new Field("ln", Form.NAME, Hashing.SHA256),
          new Field("ct", Form.PLACE, Hashing.SHA256),
          new Field("st", Form.PLACE, Hashing.SHA256),
          new Field("zip", Form.POSTCODE, Hashing.SHA256),
          new Field("country", Form.LOWER_COUNTRY, Hashing.SHA256),
          new Field("doby", Form.YEAR, Hashing.SHA256),
          new Field("gen", Form.GENDER, Hashing.SHA256),
          new Field("value", Form.AMOUNT, Hashing.NONE));

  @Override
  public String name() {
    return "meta";
  }

  @Override
  public List<IdType> ids() {
    return IDS;
  }

  @Override
  public List<Field> fields() {
    return FIELDS;
  }

  @Override
  public long minimumSize() {
    return MINIMUM;
  }

  @Override
  public List<String> unverified(IdType id) {
    return List.of("The headers zip, doby, gen and value are spelt as in Meta's API.");
  }
}
