package org.kith.jobs.bench.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kith.features.error.Problem;

/** What a parent hears of one child: its messages, and the last lines of its noise. */
final class Conversation {

  private static final int LINES_KEPT = 12;
  private static final int SPARK_RAN_OUT_OF_MEMORY = 52;

  private final Consumer<String> progress;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private Message report;
  private Message.Failure failure;

  Conversation(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Keeps the last lines of a stream, on a thread of its own. */
  Thread follow(BufferedReader noise) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (String line = noise.readLine(); line != null; line = noise.readLine()) {
                  keep(line);
                }
              } catch (IOException closed) {
                keep("(the rest cannot be read)");
              }
            },
            "kith-bench-errors");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Listens until the child ends. */
  void read(BufferedReader words) throws IOException {
    for (String line = words.readLine(); line != null; line = words.readLine()) {
      Optional<Message> message = Message.of(line);
      if (message.isPresent()) {
        hear(message.get());
      } else {
        keep(line);
      }
    }
  }

  private void hear(Message message) {
    if (message.progress() != null) {
      progress.accept(message.progress());
    } else if (message.failure() != null) {
      failure = message.failure();
    } else {
      report = message;
    }
  }

  private synchronized void keep(String line) {
    lastLines.addLast(line);
    if (lastLines.size() > LINES_KEPT) {
      lastLines.removeFirst();
    }
  }

  /** What the child measured, or why it did not. */
  synchronized <R> R result(String name, int status, ChildJvm jvm, Class<R> type) {
    if (status == 0 && report != null) {
      return report.reported(type);
    }
    if (failure != null && failure.problem() != null) {
      String[] parts = (failure.words() + " ·  · ").split(" · ", 3);
      throw new Problem(
          failure.problem(), parts[0], parts[1], parts[2].replaceFirst("( · +)+$", ""));
    }
    boolean outOfMemory =
        status == SPARK_RAN_OUT_OF_MEMORY
            || (failure != null && failure.words().contains("OutOfMemoryError"));
    if (outOfMemory) {
      throw new Problem(
          Problem.Code.USAGE,
          name,
          "ran out of its heap of " + jvm.heap(),
          "Give it more with --heap.");
    }
    String words = failure == null ? "" : ": " + failure.words();
    throw new ChildFailure(
        "the process of %s ended with status %d%s".formatted(name, status, words),
        List.copyOf(lastLines),
        report);
  }
}
