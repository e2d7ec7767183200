package org.kith.jobs.segment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What no audience may be picked by and no file may tell: health, belief, origin, sexuality,
 * politics, crime, biometrics, whereabouts, and whatever is about children (PIPL, articles 28 to
 * 31; GDPR, articles 8 and 9). Judged by the words in a column's name.
 *
 * <p>People known to be younger than {@value #GROWN_UP} are in no audience at all.
 */
public final class SensitiveColumns {

  /** Age in years below which PIPL's article 31 protects all that is known of a person. */
  public static final int GROWN_UP = 14;

  /** Column with the age, where the profile has one. */
  public static final String AGE = "age_years";

  private static final Set<String> WORDS =
      Set.of(
          "health",
          "illness",
          "disease",
          "diagnosis",
          "medical",
          "medication",
          "disability",
          "pregnant",
          "pregnancy",
          "religion",
          "religious",
          "faith",
          "ethnicity",
          "ethnic",
          "race",
          "nationality",
          "sexual",
          "sexuality",
          "orientation",
          "political",
          "politics",
          "party",
          "union",
          "biometric",
          "fingerprint",
          "genetic",
          "criminal",
          "crime",
          "gps",
          "trajectory",
          "child",
          "children",
          "minor",
          "minors",
          "kid",
          "kids",
          "under14");

  private SensitiveColumns() {}

  /** What is wrong with naming these; empty when nothing is. */
  public static Optional<Expressions.Fault> faultOfNames(Collection<String> names) {
    List<String> found = names.stream().filter(SensitiveColumns::isSensitive).sorted().toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Expressions.Fault(
                "names %s, which is sensitive or about minors".formatted(String.join(", ", found)),
                "Take it out: audiences are picked and told without it."));
  }

  private static boolean isSensitive(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .anyMatch(WORDS::contains);
  }
}
