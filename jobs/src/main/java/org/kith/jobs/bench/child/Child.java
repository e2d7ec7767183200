package org.kith.jobs.bench.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.kith.features.error.Problem;
import org.kith.features.error.SettingFault;

/**
 * The child's side: takes one task from stdin, does it, and reports on stdout.
 *
 * <p>Whatever else prints to stdout goes to stderr. When the parent ends, however it ends, stdin
 * closes and the child ends with it.
 */
public final class Child {

  private static final int DEFECT = 1;
  private static final int LONGEST_CHAIN = 50;

  private final PrintStream out;

  private Child(PrintStream out) {
    this.out = out;
  }

  /**
   * The whole life of a child; does not return.
   *
   * @param type of the task, which Jackson reads
   * @param work does the task, and gives back what it measured
   */
  public static <T> void serve(Class<T> type, BiFunction<T, Child, ?> work) {
    Child child = new Child(System.out);
    System.setOut(System.err);
    int status = child.run(type, work);
    child.out.flush();
    Runtime.getRuntime().halt(status);
  }

  private <T> int run(Class<T> type, BiFunction<T, Child, ?> work) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      T task = Message.read(in.readLine(), type);
      endWithParent(in);
      report(work.apply(task, this));
      return 0;
    } catch (Throwable thrown) {
      thrown.printStackTrace(System.err);
      say(failure(thrown));
      return DEFECT;
    }
  }

  /** Tells the parent how far the work is. */
  public void progress(String words) {
    say(Message.progress(words));
  }

  /** Tells the parent what is measured so far, in place of what was told before. */
  public void report(Object measured) {
    say(Message.report(measured));
  }

  private synchronized void say(Message message) {
    out.println(message.line());
    out.flush();
  }

  private static Message failure(Throwable thrown) {
    Throwable told =
        Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
            .limit(LONGEST_CHAIN)
            .filter(Child::speaksForItself)
            .findFirst()
            .orElse(thrown);
    if (told instanceof Problem problem) {
      return Message.failure(problem.code(), problem.getMessage());
    }
    return Message.failure(null, told.toString());
  }

  private static boolean speaksForItself(Throwable thrown) {
    return thrown instanceof Problem
        || thrown instanceof SettingFault
        || thrown instanceof OutOfMemoryError;
  }

  private static void endWithParent(BufferedReader in) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (in.readLine() != null) {
                  // Nothing more is expected; only its end matters.
                }
              } catch (IOException closed) {
                // The same as an end.
              }
              Runtime.getRuntime().halt(DEFECT);
            },
            "kith-bench-parent");
    watch.setDaemon(true);
    watch.start();
  }
}
