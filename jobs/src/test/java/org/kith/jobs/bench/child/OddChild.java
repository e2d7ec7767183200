package org.kith.jobs.bench.child;

import java.util.ArrayList;
import java.util.List;
import org.kith.features.error.Problem;
import org.kith.jobs.bench.child.ChildJvmTest.Answer;

/** A child that does what it is asked, however odd. */
public final class OddChild {

  private OddChild() {}

  /** What it is asked. */
  record Question(String what) {}

  /** The child's program. */
  public static void main(String[] arguments) {
    System.out.println("a library says hello");
    Child.serve(Question.class, OddChild::answer);
  }

  private static Answer answer(Question question, Child child) {
    return switch (question.what()) {
      case "noise" -> noise(child);
      case "die" -> die(child);
      case "problem" ->
          throw new IllegalStateException(
              new Problem(Problem.Code.INPUT_MISSING, "source x", "is missing", "Deliver it."));
      case "hoard" -> hoard();
      default -> throw new IllegalStateException("inner");
    };
  }

  private static Answer noise(Child child) {
    System.out.println("{\"report\": \"of somebody else\"}");
    child.progress("half way");
    return new Answer("heard noise", Runtime.getRuntime().maxMemory() >> 20);
  }

  private static Answer die(Child child) {
    child.report(new Answer("so far", 0));
    for (int line = 0; line < 50; line++) {
      System.err.println("line " + line);
    }
    System.err.println("its last words");
    Runtime.getRuntime().halt(9);
    return null;
  }

  private static Answer hoard() {
    List<long[]> kept = new ArrayList<>();
    while (kept.size() < 1_000_000) {
      kept.add(new long[1 << 20]);
    }
    return new Answer("too much room", kept.size());
  }
}
