package org.kith.jobs.bench.child;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.kith.features.error.Problem;

/**
 * What a child tells its parent: one line of stdout, a mark and JSON. Of the three one is there.
 * Lines without the mark are noise that some library has printed.
 *
 * @param progress words for whoever waits
 * @param report what was measured, so far or in all; the last one counts
 * @param failure why there will be no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Message(String progress, JsonNode report, Failure failure) {

  private static final String MARK = "kith-bench> ";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * Why a child ends without a result.
   *
   * @param problem code of the {@link Problem}; null for a defect
   * @param words the problem's three parts, or the defect
   */
  record Failure(Problem.Code problem, String words) {}

  static Message progress(String words) {
    return new Message(words, null, null);
  }

  static Message report(Object measured) {
    return new Message(null, JSON.valueToTree(measured), null);
  }

  static Message failure(Problem.Code problem, String words) {
    return new Message(null, null, new Failure(problem, words));
  }

  /** The message as a line. */
  String line() {
    return MARK + write(this);
  }

  /** The message of a line; empty where it is noise. */
  static Optional<Message> of(String line) {
    return line.startsWith(MARK)
        ? Optional.of(read(line.substring(MARK.length()), Message.class))
        : Optional.empty();
  }

  /** A task as one line. */
  static String write(Object task) {
    try {
      return JSON.writeValueAsString(task);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("cannot write a " + task.getClass().getSimpleName(), cause);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("not a " + type.getSimpleName() + ": " + json, cause);
    }
  }

  /** What the report says. */
  <T> T reported(Class<T> type) {
    try {
      return JSON.treeToValue(report, type);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("not a " + type.getSimpleName() + ": " + report, cause);
    }
  }
}
