package org.kith.jobs.cli;

import org.kith.jobs.cli.session.Rooms;
import org.kith.jobs.cli.session.Terminal;

/** The program. Under {@code spark-submit} the same class is the application's. */
public final class Main {

  /** Whether the process ends of its own accord, so that no signal is to blame. */
  private static volatile boolean leaving;

  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    run(arguments, new LiveRooms(), Terminal.ofProcess());
  }

  /** As {@link #main}, with other rooms. */
  static void run(String[] arguments, Rooms rooms, Terminal terminal) {
    Failure failure = new Failure(terminal);
    leaving = false;
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!leaving) {
                    failure.reportSignal();
                  }
                },
                "kith-stopped"));
    int status;
    try {
      status = Kith.run(arguments, rooms, terminal);
    } catch (Throwable thrown) {
      status = failure.report("kith", thrown, terminal.debug(), false);
    }
    leave();
    System.exit(status);
  }

  /** Says that whatever ends the process from here on is not a signal. */
  static void leave() {
    if (!Failure.isEnding()) {
      leaving = true;
    }
  }
}
