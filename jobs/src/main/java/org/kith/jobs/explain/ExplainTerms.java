package org.kith.jobs.explain;

import java.time.ZoneId;
import java.util.List;
import org.kith.features.tag.TagDefinition;
import org.kith.jobs.segment.SegmentDefinition;

/**
 * The definitions in whose words a person is explained.
 *
 * @param tags the tag catalogue
 * @param segments the audiences
 * @param models names of the propensity models
 * @param zone the brand's zone
 */
public record ExplainTerms(
    List<TagDefinition> tags, List<SegmentDefinition> segments, List<String> models, ZoneId zone) {

  public ExplainTerms {
    tags = List.copyOf(tags);
    segments = List.copyOf(segments);
    models = List.copyOf(models);
  }
}
