package org.kith.jobs.night.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A short name for everything that decides a result: equal parts give the same name on every
 * machine.
 *
 * <p>SHA-256 over the parts as JSON with keys in order.
 */
public final class Fingerprint {

  private static final int HEX_DIGITS = 16;

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Fingerprint() {}

  /** The name of these parts, 16 hex digits; null is a part like any other. */
  public static String of(Object... parts) {
    try {
      byte[] canonical =
          CANONICAL
              .writeValueAsString(java.util.Arrays.asList(parts))
              .getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (JsonProcessingException | NoSuchAlgorithmException cause) {
      throw new IllegalStateException(
          "cannot take a fingerprint of " + List.of(parts).size() + " parts", cause);
    }
  }
}
