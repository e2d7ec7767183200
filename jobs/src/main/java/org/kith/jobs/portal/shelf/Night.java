package org.kith.jobs.portal.shelf;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.Optional;
import org.kith.features.lake.door.PublishedNight;
import org.kith.jobs.report.NightFigures;

/**
 * One published night with its figures.
 *
 * @param release its id
 * @param asOf business day it speaks for
 * @param figures what it came to
 */
public record Night(String release, LocalDate asOf, NightFigures figures) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Document(NightFigures figures) {}

  /** Reads one; empty where its figures cannot be read. */
  static Optional<Night> of(PublishedNight published) {
    try {
      NightFigures figures = JSON.readValue(published.summary(), Document.class).figures();
      return Optional.ofNullable(figures)
          .map(found -> new Night(published.release(), published.asOf(), found));
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
  }

  /** The night's figures of one segment. */
  public Optional<NightFigures.Segment> segment(String name) {
    return figures.segments().stream().filter(segment -> segment.name().equals(name)).findFirst();
  }
}
