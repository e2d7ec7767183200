package org.kith.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.kith.features.lake.door.Door;
import org.kith.features.lake.door.PublishedNight;
import org.kith.jobs.portal.count.CrowdFile;

/**
 * Somebody who looks at a lake again and again while nights run on it, without Spark, and notes
 * what does not belong together.
 */
final class ReaderBeside implements AutoCloseable {

  /** The night is to have the cores. */
  private static final long PAUSE_MILLIS = 50;

  private final Path lake;
  private final Door door;
  private final AtomicBoolean isGoing = new AtomicBoolean(true);
  private final AtomicInteger looks = new AtomicInteger();
  private final Set<String> seen = new TreeSet<>();
  private final Set<String> broken = new TreeSet<>();
  private final Thread thread = new Thread(this::read, "reader beside the night");

  private ReaderBeside(Path lake) {
    this.lake = lake;
    this.door = new Door(lake);
  }

  /** Begins to look. */
  static ReaderBeside of(Path lake) {
    ReaderBeside reader = new ReaderBeside(lake);
    reader.thread.start();
    return reader;
  }

  private void read() {
    while (isGoing.get()) {
      try {
        List<PublishedNight> nights = door.nights();
        if (!nights.isEmpty()) {
          look(nights.get(0));
        }
        looks.incrementAndGet();
        Thread.sleep(PAUSE_MILLIS);
      } catch (IOException | RuntimeException failed) {
        note(String.valueOf(failed));
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private void look(PublishedNight night) throws IOException {
    seen.add(night.release());
    Path crowd = lake.resolve("shelf").resolve(night.release()).resolve(CrowdFile.NAME);
    if (!CrowdFile.read(crowd).release().equals(night.release())) {
      note(crowd + " is of another night");
    }
    for (String suffix : List.of(".html", ".prom", ".lineage.jsonl")) {
      Path told = lake.resolve("reports").resolve(night.release() + suffix);
      if (!Files.exists(told)) {
        note(told + " is not there");
      }
    }
  }

  private synchronized void note(String what) {
    broken.add(what);
  }

  /** How often it has looked. */
  int looks() {
    return looks.get();
  }

  /** The releases that it saw. */
  Set<String> seen() {
    return seen;
  }

  /** What it found that did not belong together; empty for a lake as it should be. */
  Set<String> broken() {
    return broken;
  }

  /** Ends the looking, and waits for the last look. */
  @Override
  public void close() {
    isGoing.set(false);
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(stopped));
    }
  }
}
