package org.kith.features.source.file;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.kith.features.error.Problem;

/**
 * What was thrown while a source's rows were read, and which of its files is to blame.
 *
 * @param delivery where the files are
 * @param thrown what was thrown
 */
public record ReadFailure(Delivery delivery, Exception thrown) {

  private static final String UNREADABLE = "FAILED_READ_FILE";
  private static final List<String> OF_A_TYPE =
      List.of("PARQUET_TYPE", "PARQUET_CONVERSION", "FAILED_READ_FILE.PARQUET_COLUMN");

  /**
   * Refuses the file that is to blame. Where none is, nothing is thrown, and the failure is a
   * defect.
   *
   * @throws Problem {@code INPUT_REFUSED}
   */
  public void refuseFile() {
    for (Throwable cause : causes().toList()) {
      if (cause instanceof UnreadableFile file) {
        throw HeaderCheck.unreadable(delivery.source(), file.getMessage(), file.getCause());
      }
    }
    spoken(UNREADABLE).ifPresent(failure -> refuse(pathIn(failure)));
  }

  /**
   * As {@link #refuseFile()}, where no other file was read.
   *
   * @param only the file that was read
   */
  public void refuseFile(InputFile only) {
    if (isOfType() || spoken(UNREADABLE).isPresent()) {
      refuse(only.name());
    }
  }

  private void refuse(String file) {
    throw new Problem(
        Problem.Code.INPUT_REFUSED,
        "source %s, file %s".formatted(delivery.source(), file),
        isOfType()
            ? "it holds a column of a type that cannot be read"
            : "it is no Parquet file, or a part of it is damaged or gone",
        isOfType()
            ? "Write times in microseconds, and every column as a type that Spark knows."
            : "Deliver the file again, whole, and no other files beside it.",
        thrown);
  }

  private boolean isOfType() {
    return OF_A_TYPE.stream().anyMatch(condition -> spoken(condition).isPresent());
  }

  private Optional<SparkThrowable> spoken(String condition) {
    return causes()
        .filter(SparkThrowable.class::isInstance)
        .map(SparkThrowable.class::cast)
        .filter(cause -> cause.getCondition() != null)
        .filter(cause -> cause.getCondition().startsWith(condition))
        .findFirst();
  }

  private Stream<Throwable> causes() {
    return Stream.iterate((Throwable) thrown, cause -> cause != null, Throwable::getCause);
  }

  private String pathIn(SparkThrowable failure) {
    return delivery.nameOf(new Path(URI.create(failure.getMessageParameters().get("path"))));
  }
}
