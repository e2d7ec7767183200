package org.kith.jobs.portal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Whether an audit file is as it was written: each line holds the hash of the one before, so that
 * an edited, dropped or reordered line shows. Lines cut off at the end show where the newest hash
 * was kept elsewhere.
 *
 * @param lines good lines before the break, or all of them
 * @param newestHash of the last good line
 * @param brokenAt number of the first line that does not fit; 0 where all do
 */
public record Chain(long lines, String newestHash, long brokenAt) {

  static final ObjectMapper JSON = new ObjectMapper();

  /** Follows the chain to its end or its break; a file that is not there has no lines. */
  public static Chain verify(Path file) throws IOException {
    return follow(file, line -> {});
  }

  /** As {@link #verify}, with each good line handed over. */
  public static Chain follow(Path file, Consumer<AuditLine> each) throws IOException {
    Chain chain = new Chain(0, AuditLine.START, 0);
    if (!Files.exists(file)) {
      return chain;
    }
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        AuditLine line = parse(text);
        if (line == null
            || line.number() != chain.lines + 1
            || !line.previous().equals(chain.newestHash)
            || !line.hash().equals(line.rightHash())) {
          return new Chain(chain.lines, chain.newestHash, chain.lines + 1);
        }
        each.accept(line);
        chain = new Chain(line.number(), line.hash(), 0);
      }
    }
    return chain;
  }

  /** Whether every line fits. */
  public boolean holds() {
    return brokenAt == 0;
  }

  static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("this Java knows no SHA-256", cause);
    }
  }

  private static AuditLine parse(String text) {
    try {
      AuditLine line = JSON.readValue(text, AuditLine.class);
      boolean whole =
          line.time() != null
              && line.user() != null
              && line.action() != null
              && line.object() != null
              && line.outcome() != null
              && line.address() != null
              && line.previous() != null
              && line.hash() != null;
      return whole ? line : null;
    } catch (JsonProcessingException torn) {
      return null;
    }
  }
}
