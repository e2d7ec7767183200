package org.kith.features.lake;

import java.time.LocalDate;
import java.util.Map;

/**
 * One published night: the version of every table and model that its readers see.
 *
 * @param sequence 1 for the lake's first release, then one more each time
 * @param id fingerprint of as-of, inputs, configuration and base; the same night gives the same id
 * @param day business day it speaks for
 * @param knownOn last business day whose knowledge it saw
 * @param base id of the release that it took contacts and champions from; null for none
 * @param configuration fingerprint of the configuration
 * @param inputs fingerprint of the sources' files
 * @param pins version of each table
 * @param models champion version of each model
 * @param summary the night's figures as one JSON document
 * @param origin how the row came to be
 */
public record Release(
    long sequence,
    String id,
    LocalDate day,
    LocalDate knownOn,
    String base,
    String configuration,
    String inputs,
    Pins pins,
    Map<String, String> models,
    String summary,
    Origin origin) {

  public Release {
    models = Map.copyOf(models);
  }

  /** A night's own row, of whose parts nothing is recorded. */
  public Release(
      long sequence,
      String id,
      LocalDate day,
      LocalDate knownOn,
      String base,
      String configuration,
      String inputs,
      Pins pins,
      Map<String, String> models,
      String summary) {
    this(
        sequence,
        id,
        day,
        knownOn,
        base,
        configuration,
        inputs,
        pins,
        models,
        summary,
        Origin.NIGHT);
  }

  /** The same release in a later row of the ledger, with what then holds its rows. */
  public Release again(long laterSequence, Pins laterPins, Origin laterOrigin) {
    return new Release(
        laterSequence,
        id,
        day,
        knownOn,
        base,
        configuration,
        inputs,
        laterPins,
        models,
        summary,
        laterOrigin);
  }
}
