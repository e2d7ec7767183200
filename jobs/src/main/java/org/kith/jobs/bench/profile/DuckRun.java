package org.kith.jobs.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kith.features.error.Problem;
import org.kith.jobs.bench.child.Child;
import org.kith.jobs.bench.child.Stopwatch;

/**
 * Measures the same tags written as DuckDB SQL, through its JDBC driver; the program of a child.
 * Each run has a database of its own in memory.
 */
public final class DuckRun implements EngineTimes.Work {

  /** The engine's name. */
  static final String NAME = "duckdb";

  private static final String DRIVER = "org.duckdb.DuckDBDriver";

  private final TagTask task;

  private DuckRun(TagTask task) {
    this.task = task;
  }

  /** The child's program. */
  public static void main(String[] arguments) {
    Child.serve(TagTask.class, (task, child) -> new EngineTimes(task, child).of(new DuckRun(task)));
  }

  @Override
  public Stopwatch.Seconds run(int number) {
    Path folder = Path.of(task.profile(NAME, number));
    try (Connection database = open();
        Statement statement = database.createStatement()) {
      statement.execute("SET threads = " + task.threads());
      statement.execute("SET TimeZone = 'UTC'");
      Files.createDirectories(folder);
      Stopwatch watch = new Stopwatch();
      for (String sql : DuckScript.of(task, folder.resolve("profile.parquet"))) {
        statement.execute(sql);
      }
      return watch.seconds();
    } catch (SQLException cause) {
      throw new IllegalStateException("DuckDB refuses the tags", cause);
    } catch (IOException cause) {
      throw new UncheckedIOException("no profile can be written to " + folder, cause);
    }
  }

  @Override
  public SortedMap<String, Double> scans() {
    return new TreeMap<>();
  }

  private static Connection open() throws SQLException {
    try {
      Class.forName(DRIVER);
    } catch (ClassNotFoundException absent) {
      throw new Problem(
          Problem.Code.USAGE,
          "kith bench profile",
          "DuckDB's JDBC driver is not on the class path; it must be there as the peer to measure",
          "Run 'jobs/bin/kith bench profile', whose build fetches it.");
    }
    return DriverManager.getConnection("jdbc:duckdb:");
  }
}
