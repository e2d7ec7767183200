package org.kith.jobs.destination.identifier;

/**
 * What a platform lets a file say of a person beside the id, such as a city.
 *
 * @param name the header
 * @param form what the value is brought into first
 * @param hashing what is then written
 */
public record Field(String name, Form form, Hashing hashing) {

  /** What stands in the file for a value, as {@link IdType#written}; null leaves the cell empty. */
  public String written(String value, String region) {
    return IdType.written(form, hashing, value, region);
  }
}
