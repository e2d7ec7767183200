package org.kith.models.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kith.models.evaluate.CalibrationPoint;
import scala.jdk.javaapi.CollectionConverters;

/**
 * All that is kept about one trained version of a model: enough to judge it, and to train it again.
 *
 * @param model its name in settings
 * @param version from {@link #version}; the same inputs and settings have the same version
 * @param kind {@code recommend}, {@code propensity}, {@code value}, {@code uplift} or {@code
 *     lookalike}
 * @param asOf business day it was trained for
 * @param dataVersions version of each table that it was trained from
 * @param cutoffs days learnt from and, last, tested on; empty for a recommender
 * @param parameters settings that decide it
 * @param seed start of the random generator
 * @param metrics by name, its baselines' behind their name and a dot; kept to nine decimals, so
 *     that the order in which sums were made does not show; what is not a finite number is left out
 * @param verdict whether it may be used
 * @param champion whether it is the one in use
 * @param configuration hash of the configuration
 * @param importance by feature, strongest first; empty for a recommender
 * @param calibration bins of the test, from the likeliest down; empty for a recommender
 * @param evidence what the figures rest on
 */
public record ModelCard(
    String model,
    String version,
    String kind,
    LocalDate asOf,
    Map<String, Long> dataVersions,
    List<LocalDate> cutoffs,
    Map<String, String> parameters,
    long seed,
    Map<String, Double> metrics,
    Verdict verdict,
    boolean champion,
    String configuration,
    Map<String, Double> importance,
    List<CalibrationPoint> calibration,
    Evidence evidence) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final int DECIMALS = 9;
  private static final int VERSION_LENGTH = 12;

  public ModelCard {
    dataVersions = Collections.unmodifiableMap(new TreeMap<>(dataVersions));
    cutoffs = List.copyOf(cutoffs);
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    metrics = rounded(metrics);
    importance = rounded(importance);
    calibration = List.copyOf(calibration);
    evidence = evidence == null ? Evidence.NONE : evidence;
  }

  /** A card of which no more is known than its figures. */
  public ModelCard(
      String model,
      String version,
      String kind,
      LocalDate asOf,
      Map<String, Long> dataVersions,
      List<LocalDate> cutoffs,
      Map<String, String> parameters,
      long seed,
      Map<String, Double> metrics,
      Verdict verdict,
      boolean champion,
      String configuration,
      Map<String, Double> importance,
      List<CalibrationPoint> calibration) {
    this(
        model,
        version,
        kind,
        asOf,
        dataVersions,
        cutoffs,
        parameters,
        seed,
        metrics,
        verdict,
        champion,
        configuration,
        importance,
        calibration,
        Evidence.NONE);
  }

  /** The first 12 hex digits of a SHA-256 over all that decides a model, in the order given. */
  public static String version(List<String> deciders) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String decider : deciders) {
        byte[] bytes = decider.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same card with the gate's verdict and whether the model is now in use. */
  public ModelCard judged(Verdict newVerdict, boolean nowChampion) {
    return new ModelCard(
        model,
        version,
        kind,
        asOf,
        dataVersions,
        cutoffs,
        parameters,
        seed,
        metrics,
        newVerdict,
        nowChampion,
        configuration,
        importance,
        calibration,
        evidence);
  }

  /** The same card with what its figures rest on. */
  public ModelCard resting(Evidence newEvidence) {
    return new ModelCard(
        model,
        version,
        kind,
        asOf,
        dataVersions,
        cutoffs,
        parameters,
        seed,
        metrics,
        verdict,
        champion,
        configuration,
        importance,
        calibration,
        newEvidence);
  }

  /** The card as a row of the lake's {@code models}, columns in that table's order. */
  public Row row() {
    return RowFactory.create(
        model,
        version,
        kind,
        Date.valueOf(asOf),
        champion,
        verdict.word(),
        seed,
        CollectionConverters.asScala(parameters),
        CollectionConverters.asScala(metrics),
        json());
  }

  /** The card that a row of the lake's {@code models} holds. */
  public static ModelCard of(Row row) {
    return ofJson(row.getAs("card"));
  }

  /** The card as one JSON object. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("a card that JSON cannot hold", defect);
    }
  }

  /** The card that {@link #json} wrote. */
  public static ModelCard ofJson(String json) {
    try {
      return JSON.readValue(json, ModelCard.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("no model card: " + damaged.getOriginalMessage(), damaged);
    }
  }

  static Map<String, Double> rounded(Map<String, Double> figures) {
    Map<String, Double> out = new LinkedHashMap<>();
    figures.forEach(
        (name, value) -> {
          if (value != null && Double.isFinite(value)) {
            BigDecimal exact = BigDecimal.valueOf(value);
            out.put(name, exact.setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue());
          }
        });
    return Collections.unmodifiableMap(out);
  }
}
