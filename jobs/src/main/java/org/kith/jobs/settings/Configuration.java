package org.kith.jobs.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.features.source.SourceContract;
import org.kith.features.tag.TagDefinition;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.models.lookalike.LookalikeQuestion;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.uplift.UpliftQuestion;
import org.kith.models.value.ValueSettings;

/**
 * Everything that a {@code conf/} folder says, bound and checked. Lists are in order of name.
 *
 * @param kith the brand as a whole
 * @param sources what comes in
 * @param tags the tag catalogue
 * @param recommenders models that recommend
 * @param propensities models that say what people will do, those alone that a night trains
 * @param values models that say what customers will spend, likewise
 * @param uplifts models that say whom a contact changes, likewise
 * @param lookalikes models that say who resembles an audience, likewise
 * @param segments the audiences
 * @param destinations where files go
 * @param places where each definition is written
 * @param hash fingerprint of all that decides a night's result, 16 hex digits
 */
public record Configuration(
    KithSettings kith,
    List<SourceContract> sources,
    List<TagDefinition> tags,
    List<RecommendSettings> recommenders,
    List<PropensitySettings> propensities,
    List<ValueSettings> values,
    List<UpliftQuestion> uplifts,
    List<LookalikeQuestion> lookalikes,
    List<SegmentDefinition> segments,
    List<DestinationDefinition> destinations,
    Places places,
    String hash) {

  public Configuration {
    sources = List.copyOf(sources);
    tags = List.copyOf(tags);
    recommenders = List.copyOf(recommenders);
    propensities = List.copyOf(propensities);
    values = List.copyOf(values);
    uplifts = List.copyOf(uplifts);
    lookalikes = List.copyOf(lookalikes);
    segments = List.copyOf(segments);
    destinations = List.copyOf(destinations);
  }

  /** The same, read from elsewhere: what decides a result, and so the fingerprint, stays. */
  public Configuration readingFrom(List<SourceContract> elsewhere) {
    return with(elsewhere, hash);
  }

  /** The same with another fingerprint. */
  Configuration withHash(String fingerprint) {
    return with(sources, fingerprint);
  }

  private Configuration with(List<SourceContract> others, String fingerprint) {
    return new Configuration(
        kith,
        others,
        tags,
        recommenders,
        propensities,
        values,
        uplifts,
        lookalikes,
        segments,
        destinations,
        places,
        fingerprint);
  }

  /** Names of the models whose scores are amounts and no probabilities: money, or effects. */
  public Set<String> amounts() {
    return Stream.concat(
            values.stream().map(ValueSettings::name), uplifts.stream().map(UpliftQuestion::name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the score of each model that scores people is, in words, by its name. */
  public Map<String, String> questions() {
    Map<String, String> questions = new TreeMap<>();
    propensities.forEach(model -> questions.put(model.name(), model.question()));
    values.forEach(model -> questions.put(model.name(), model.question()));
    uplifts.forEach(model -> questions.put(model.name(), model.question()));
    lookalikes.forEach(model -> questions.put(model.name(), model.question()));
    return questions;
  }

  /** Name of the model that recommends; empty where there is none. */
  public Optional<String> recommender() {
    return recommenders.stream().findFirst().map(RecommendSettings::name);
  }

  /** Names of the models that score people, whose scores segments may use; in order of kind. */
  public List<String> scorers() {
    return Stream.of(
            propensities.stream().map(PropensitySettings::name),
            values.stream().map(ValueSettings::name),
            uplifts.stream().map(UpliftQuestion::name),
            lookalikes.stream().map(LookalikeQuestion::name))
        .flatMap(names -> names)
        .toList();
  }
}
