package org.kith.jobs.settings;

import java.util.List;
import org.kith.features.source.SourceContract;
import org.kith.features.tag.TagDefinition;
import org.kith.jobs.destination.DestinationDefinition;
import org.kith.jobs.segment.SegmentDefinition;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.recommend.choose.RecommendSettings;

/**
 * Everything that a {@code conf/} folder says, bound and checked. Lists are in order of name.
 *
 * @param kith the brand as a whole
 * @param sources what comes in
 * @param tags the tag catalogue
 * @param recommenders models that recommend
 * @param propensities models that say what people will do, those alone that a night trains
 * @param segments the audiences
 * @param destinations where files go
 * @param hash fingerprint of all that decides a night's result, 16 hex digits
 */
public record Configuration(
    KithSettings kith,
    List<SourceContract> sources,
    List<TagDefinition> tags,
    List<RecommendSettings> recommenders,
    List<PropensitySettings> propensities,
    List<SegmentDefinition> segments,
    List<DestinationDefinition> destinations,
    String hash) {

  public Configuration {
    sources = List.copyOf(sources);
    tags = List.copyOf(tags);
    recommenders = List.copyOf(recommenders);
    propensities = List.copyOf(propensities);
    segments = List.copyOf(segments);
    destinations = List.copyOf(destinations);
  }

  /** The same with another fingerprint. */
  Configuration withHash(String fingerprint) {
    return new Configuration(
        kith, sources, tags, recommenders, propensities, segments, destinations, fingerprint);
  }
}
