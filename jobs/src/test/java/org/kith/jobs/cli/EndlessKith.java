package org.kith.jobs.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Release;
import org.kith.jobs.cli.session.Rooms;
import org.kith.jobs.cli.session.Terminal;

/** The program with a lake whose releases are never found, to be stopped by a signal. */
final class EndlessKith {

  private EndlessKith() {}

  public static void main(String[] arguments) {
    Rooms endless =
        new FakeRooms() {
          @Override
          public List<Release> releases(Supplier<SparkSession> spark, String lake) {
            System.out.println("looking");
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
            return List.of();
          }
        };
    Main.run(new String[] {"releases"}, endless, Terminal.ofProcess());
  }
}
