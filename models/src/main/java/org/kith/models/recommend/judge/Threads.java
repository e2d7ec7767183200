package org.kith.models.recommend.judge;

import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Work on all processors; which of them does what does not show in a result. */
final class Threads {

  private Threads() {}

  /**
   * Does the work for each number below the count.
   *
   * @param tools made once a thread, which uses them alone
   */
  static <T> void forEach(int count, Supplier<T> tools, ObjIntConsumer<T> work) {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, count));
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              T own = tools.get();
              for (int at = thread; at < count; at += threads) {
                work.accept(own, at);
              }
            });
  }
}
