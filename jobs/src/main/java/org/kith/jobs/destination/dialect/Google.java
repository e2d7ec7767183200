package org.kith.jobs.destination.dialect;

import java.util.List;
import org.kith.jobs.destination.identifier.Field;
import org.kith.jobs.destination.identifier.Form;
import org.kith.jobs.destination.identifier.Hashing;
import org.kith.jobs.destination.identifier.IdType;

/**
 * Google's Customer Match: a CSV file with English headers; phones with +, country and postal code
 * not hashed. Dots and tags of Gmail addresses stay.
 *
 * <p>An address matches with all four of first name, last name, country and postal code.
 */
record Google() implements CsvDialect {

  private static final long MINIMUM = 100;

  private static final List<IdType> IDS =
      List.of(
          IdType.of("Email", "email", Form.EMAIL, Hashing.SHA256),
          IdType.of("Phone", "phone", Form.E164, Hashing.SHA256));

  private static final List<Field> FIELDS =
      List.of(
          new Field("First Name", Form.TRIMMED, Hashing.SHA256),
          new Field("Last Name", Form.TRIMMED, Hashing.SHA256),
          new Field("Country", Form.UPPER_COUNTRY, Hashing.NONE),
          new Field("Zip", Form.PLAIN_POSTCODE, Hashing.NONE));

  @Override
  public String name() {
    return "google";
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
}
