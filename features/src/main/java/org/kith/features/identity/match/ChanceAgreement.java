package org.kith.features.identity.match;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * What two people's records agree in by chance. Fields may lean on one another: who live in one
 * city share its postcodes, and both together say little more than one. Each field leans on one
 * other at most, so that the probabilities of a pattern's steps multiply (Chow and Liu,
 * "Approximating Discrete Probability Distributions with Dependence Trees", 1968).
 *
 * @param leansOn by field: the field that it leans on, {@link #NONE} for none; without cycles
 * @param alone by field and step: share of the step among pairs of which both have a value
 * @param given by field, step of the field that it leans on, and step: the share among such pairs;
 *     null for a field that leans on none
 */
public record ChanceAgreement(int[] leansOn, double[][] alone, double[][][] given)
    implements Serializable {

  static final int NONE = -1;

  /** The same where no field leans on another. */
  static ChanceAgreement ofEachAlone(double[][] alone) {
    int[] none = new int[alone.length];
    Arrays.fill(none, NONE);
    return new ChanceAgreement(none, alone, new double[alone.length][][]);
  }

  /** The field that a field leans on; empty for none. */
  public Optional<Integer> leansOn(int field) {
    return leansOn[field] == NONE ? Optional.empty() : Optional.of(leansOn[field]);
  }

  /** Probability of a field's step in a pattern, which is not missing. */
  double of(long pattern, int field) {
    int level = Comparison.level(pattern, field);
    int other = leansOn[field];
    int others = other == NONE ? Comparison.MISSING : Comparison.level(pattern, other);
    return others == Comparison.MISSING ? alone[field][level] : given[field][others][level];
  }

  /** Whether the field that this one leans on agrees, so that this one is expected to. */
  boolean isExpected(long pattern, int field) {
    return leansOn[field] != NONE && Comparison.level(pattern, leansOn[field]) > Likeness.DIFFERENT;
  }
}
