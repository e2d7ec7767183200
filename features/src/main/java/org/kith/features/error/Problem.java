package org.kith.features.error;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A failure that someone outside this code can put right: an operator, a data scientist, a source's
 * owner.
 *
 * <p>Its message has three parts, joined by a middle dot: what and where · found and legal · what
 * to do. It never holds a phone number, a name or a token. {@link #code()} stays the same across
 * versions, so that alerts and tests match on it and not on the words. Whatever else is thrown is a
 * defect of ours.
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong, by who can put it right; a command's exit status is read off it. */
  public enum Code {
    /** The command line is not one that the program knows. */
    USAGE(2),
    /** A file under {@code conf/} is not legal. */
    CONF_INVALID(2),
    /** Something that was named, such as a person, a segment or a release, does not exist. */
    NOT_FOUND(2),
    /** A source's file is absent, empty or still being written. */
    INPUT_MISSING(3),
    /** A source's file is refused whole, for its header or its encoding. */
    INPUT_REFUSED(3),
    /** More of a source's rows are bad than its gate allows. */
    INPUT_TOO_BAD(3),
    /** A quality gate will not publish what was built. */
    GATE_REFUSED(4),
    /** Another run holds the lake's lease. */
    RUN_ALREADY_ACTIVE(5),
    /** A table or file of the lake cannot be read as it was written. */
    LAKE_DAMAGED(1);

    private final int exitStatus;

    Code(int exitStatus) {
      this.exitStatus = exitStatus;
    }

    /** The status with which a command ends when this is why. */
    public int exitStatus() {
      return exitStatus;
    }
  }

  private final Code code;
  private final List<DefinitionFault> faults;

  /**
   * @param code stable name of the failure
   * @param where what is wrong and where: a file and line, a source and column, a table
   * @param found what was found and what is legal
   * @param remedy what to do, as an imperative sentence
   */
  public Problem(Code code, String where, String found, String remedy) {
    super(line(where, found, remedy));
    this.code = code;
    this.faults = List.of();
  }

  /**
   * As {@link #Problem(Code, String, String, String)}, with the failure that brought it to light.
   */
  public Problem(Code code, String where, String found, String remedy, Throwable cause) {
    super(line(where, found, remedy), cause);
    this.code = code;
    this.faults = List.of();
  }

  private Problem(Code code, String lines, Throwable cause, List<DefinitionFault> faults) {
    super(lines, cause);
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  /** {@code CONF_INVALID} with a line for each of at least one fault. */
  public static Problem of(List<DefinitionFault> faults) {
    return new Problem(
        Code.CONF_INVALID, lines(faults, DefinitionFault::where), null, List.copyOf(faults));
  }

  /** Several as one, a line each; its code is the first's. */
  public static Problem together(List<Problem> problems) {
    Problem first = problems.get(0);
    if (problems.size() == 1) {
      return first;
    }
    String lines = problems.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
    return new Problem(first.code, lines, first, List.of());
  }

  /**
   * The same, where it was made of faults with each told at its place.
   *
   * @param place where a fault is written
   */
  public Problem placed(Function<DefinitionFault, String> place) {
    return faults.isEmpty() ? this : new Problem(code, lines(faults, place), this, faults);
  }

  /** Stable name of the failure. */
  public Code code() {
    return code;
  }

  private static String lines(
      List<DefinitionFault> faults, Function<DefinitionFault, String> place) {
    return faults.stream()
        .map(fault -> line(place.apply(fault), fault.found(), fault.remedy()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String where, String found, String remedy) {
    return where + " · " + found + " · " + remedy;
  }
}
