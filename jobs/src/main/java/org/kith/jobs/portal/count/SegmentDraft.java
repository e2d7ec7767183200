package org.kith.jobs.portal.count;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions as a segment's file, to be reviewed and put into {@code conf/segments} by hand. */
public final class SegmentDraft {

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private SegmentDraft() {}

  /**
   * The file's text.
   *
   * @param name kebab-case
   * @param title name for people, in whichever language it was typed
   * @param owner the team that asks for it
   * @param purpose what its people must have agreed to
   */
  public static String of(
      Crowd crowd,
      List<Condition> conditions,
      String name,
      String title,
      String owner,
      String purpose) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("name", name);
    draft.put("title", Map.of("en", title, "zh", title));
    draft.put("owner", owner);
    draft.put("purpose", purpose);
    draft.put("retention", "90 days");
    draft.put("where", WhatIf.predicate(crowd, conditions));
    draft.put("holdout", 0.1);
    draft.put(
        "destinations",
        crowd.destinations().stream().map(CrowdDocument.Destination::name).toList());
    try {
      return "# A draft from the portal. Review it, then put it into conf/segments; try it with\n"
          + "# 'kith segment "
          + name
          + " --preview'.\n"
          + YAML.writeValueAsString(draft);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("the draft cannot be written", cause);
    }
  }
}
