package org.kith.jobs.bench.child;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.kith.features.error.Problem;

/**
 * A Java virtual machine like this one, for one task: the same class path and options, but for its
 * heap and the cores that it sees.
 *
 * @param heap its largest heap, as {@code -Xmx} takes it, such as {@code 4g}
 * @param cores that it may use; 0 for all
 * @param more jars on its class path besides, as {@code -cp} takes them; empty for none
 */
public record ChildJvm(String heap, int cores, String more) {

  private static final List<String> OWN =
      List.of("-Xmx", "-Xms", "-agentlib:", "-javaagent:", "-XX:ActiveProcessorCount", "-Xshare");

  public ChildJvm {
    if (!heap.toLowerCase(Locale.ROOT).matches("[1-9][0-9]*[kmg]")) {
      throw new Problem(
          Problem.Code.USAGE,
          "--heap",
          heap + "; it must be a number with k, m or g, such as 4g",
          "Give the child's largest heap.");
    }
  }

  /** A child with this one's class path alone. */
  public ChildJvm(String heap, int cores) {
    this(heap, cores, "");
  }

  /**
   * Starts a child, hands it a task and waits for what it measures.
   *
   * @param program its class, whose {@code main} calls {@link Child#serve}
   * @param name what it is called in messages
   * @param task written by Jackson
   * @param report what the child gives back, read by Jackson
   * @param progress is told how far it is
   * @throws Problem that the child has met, or {@code USAGE} when its heap was too small
   * @throws ChildFailure when it ended in another way
   */
  public <R> R run(
      Class<?> program, String name, Object task, Class<R> report, Consumer<String> progress) {
    Process process = null;
    try {
      process = new ProcessBuilder(command(program)).start();
      Conversation conversation = new Conversation(progress);
      Thread errors = conversation.follow(process.errorReader(StandardCharsets.UTF_8));
      ask(process.outputWriter(StandardCharsets.UTF_8), Message.write(task));
      conversation.read(process.inputReader(StandardCharsets.UTF_8));
      errors.join();
      return conversation.result(name, process.waitFor(), this, report);
    } catch (IOException cause) {
      throw new UncheckedIOException("the process of " + name + " cannot be heard", cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for " + name, cause);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  /** Leaves the stream open: the child ends when it closes. */
  private static void ask(Writer in, String task) {
    try {
      in.write(task + "\n");
      in.flush();
    } catch (IOException alreadyEnded) {
      // Its status and last lines say why.
    }
  }

  private List<String> command(Class<?> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> OWN.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    command.add("-Xmx" + heap);
    if (cores > 0) {
      command.add("-XX:ActiveProcessorCount=" + cores);
    }
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.add("-cp");
    String own = System.getProperty("java.class.path", ".");
    command.add(more.isEmpty() ? own : own + File.pathSeparator + more);
    command.add(program.getName());
    return command;
  }
}
