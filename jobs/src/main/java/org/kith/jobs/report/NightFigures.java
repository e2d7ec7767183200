package org.kith.jobs.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalDateSerializer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.tag.TagDefinition.Words;

/**
 * What one night read, built and wrote, in figures: all that its report says.
 *
 * <p>Any {@code ObjectMapper} writes and reads it; a key that it does not know is skipped, a list
 * or map that is missing is empty. It names nobody.
 *
 * @param brand the brand's name, for people
 * @param asOf the business date that the night is for
 * @param release the release that it published or would have
 * @param outcome what became of it
 * @param refusal why it was refused, a sentence; null unless {@code REFUSED}
 * @param acceptedBecause the reason given for passing a volume or drift stop; null where none was
 *     passed
 * @param demoKey whether identifiers are keyed by the key that everybody knows
 * @param consent how people's consent is known
 * @param totals the night's own sums
 * @param sources one a source, in the order of the configuration
 * @param notApplicable tags and stages that lack their input
 * @param tags one a tag of the catalogue that could be computed, in its order
 * @param distributions how people spread over the values of single-valued tags, such as lifecycle
 *     and ladder
 * @param models one a model that was trained or used
 * @param segments one a segment
 * @param exports one a file
 * @param stages in the order they ran
 * @param alarms sentences on what somebody should look at
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NightFigures(
    String brand,
    @JsonFormat(shape = JsonFormat.Shape.STRING)
        @JsonSerialize(using = LocalDateSerializer.class)
        @JsonDeserialize(using = LocalDateDeserializer.class)
        LocalDate asOf,
    String release,
    Outcome outcome,
    String refusal,
    String acceptedBecause,
    boolean demoKey,
    Consent consent,
    Totals totals,
    List<Source> sources,
    List<NotApplicable> notApplicable,
    List<Tag> tags,
    List<Distribution> distributions,
    List<ModelFigures> models,
    List<Segment> segments,
    List<Export> exports,
    List<StageTime> stages,
    List<String> alarms) {

  /** Of a night without alarms. */
  public NightFigures(
      String brand,
      LocalDate asOf,
      String release,
      Outcome outcome,
      String refusal,
      String acceptedBecause,
      boolean demoKey,
      Consent consent,
      Totals totals,
      List<Source> sources,
      List<NotApplicable> notApplicable,
      List<Tag> tags,
      List<Distribution> distributions,
      List<ModelFigures> models,
      List<Segment> segments,
      List<Export> exports,
      List<StageTime> stages) {
    this(
        brand,
        asOf,
        release,
        outcome,
        refusal,
        acceptedBecause,
        demoKey,
        consent,
        totals,
        sources,
        notApplicable,
        tags,
        distributions,
        models,
        segments,
        exports,
        stages,
        List.of());
  }

  public NightFigures {
    totals = totals == null ? new Totals(0, 0, 0) : totals;
    consent = consent == null ? new Consent(Consent.Kind.UNKNOWN, null, null) : consent;
    sources = list(sources);
    notApplicable = list(notApplicable);
    tags = list(tags);
    distributions = list(distributions);
    models = list(models);
    segments = list(segments);
    exports = list(exports);
    stages = list(stages);
    alarms = list(alarms);
  }

  /** What became of a night. */
  public enum Outcome {
    PUBLISHED,
    UNCHANGED,
    REFUSED
  }

  /**
   * How people's consent is known.
   *
   * @param kind recorded by a source, assumed by the configuration, or unknown (which means no)
   * @param purpose what it is assumed for; null unless assumed
   * @param basis why it may be assumed; null unless assumed
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Consent(Kind kind, String purpose, String basis) {

    /** Where the knowledge of consent comes from. */
    public enum Kind {
      RECORDED,
      ASSUMED,
      UNKNOWN
    }
  }

  /**
   * Sums over the whole brand.
   *
   * @param persons persons known
   * @param tags rows of {@code tags}
   * @param recommendations rows of {@code recommendations}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Totals(long persons, long tags, long recommendations) {}

  /**
   * What one source delivered; {@code read} is the sum of the three after it.
   *
   * @param name the source's name
   * @param table the fact table that it fills
   * @param read rows
   * @param accepted rows
   * @param duplicate rows
   * @param quarantined rows
   * @param byRule quarantined rows by the rule that they broke
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Source(
      String name,
      String table,
      long read,
      long accepted,
      long duplicate,
      long quarantined,
      Map<String, Long> byRule) {

    public Source {
      byRule = map(byRule);
    }
  }

  /**
   * A tag or stage that lacks its input.
   *
   * @param what the tag's or stage's name
   * @param reason what is lacking, such as {@code no dates}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record NotApplicable(String what, String reason) {}

  /**
   * How many carry a tag.
   *
   * @param name the tag's name
   * @param title its name for people
   * @param kind its family, such as {@code statistic}
   * @param people persons who carry it
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Tag(String name, Words title, String kind, long people) {}

  /**
   * How people spread over the values of a tag.
   *
   * @param name the tag's name
   * @param title its name for people
   * @param people persons by value, in the order to show
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Distribution(String name, Words title, Map<String, Long> people) {

    public Distribution {
      people = map(people);
    }
  }

  /**
   * A segment's way from people to files.
   *
   * @param name the segment's name
   * @param title its name for people
   * @param purpose what the contact is for
   * @param people persons whom the predicate matches
   * @param consented of those, with consent to the purpose
   * @param notSuppressed of those, not left out by a suppression
   * @param suppressed persons left out, by the suppression's name
   * @param treat persons to be contacted
   * @param holdout persons held out
   * @param smallestDetectableLift smallest difference between treat and holdout that could be told
   *     from chance, in shares of people (0.012 is 1.2 percentage points); null without a holdout
   * @param destinations one a destination of the segment
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Segment(
      String name,
      Words title,
      String purpose,
      long people,
      long consented,
      long notSuppressed,
      Map<String, Long> suppressed,
      long treat,
      long holdout,
      Double smallestDetectableLift,
      List<Reach> destinations) {

    public Segment {
      suppressed = map(suppressed);
      destinations = list(destinations);
    }
  }

  /**
   * How far a segment reaches at one destination.
   *
   * @param destination the destination's name
   * @param reachable of the not suppressed, those with an identifier that it takes
   * @param overCap of the reachable to be contacted, those who have been contacted often enough
   * @param overSelling of the same, who may be contacted but were offered enough for the content
   *     that they got
   * @param displacedBy by {@code SEGMENT/DESTINATION}, of both, how many that export was granted
   *     instead
   * @param written rows in its files, those held out not among them
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Reach(
      String destination,
      long reachable,
      long overCap,
      long overSelling,
      Map<String, Long> displacedBy,
      long written) {

    public Reach {
      displacedBy = map(displacedBy);
    }
  }

  /**
   * One file.
   *
   * @param segment the segment's name
   * @param destination the destination's name
   * @param path where it lies, from the lake's root
   * @param rows people in it
   * @param sha256 of its bytes, hex
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Export(String segment, String destination, String path, long rows, String sha256) {}

  /** A list that came from outside: never null, never changed. */
  static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  /** A map that came from outside: never null, never changed, in its order. */
  static <V> Map<String, V> map(Map<String, V> given) {
    return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }
}
