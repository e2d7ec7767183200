package org.kith.jobs.night.model;

import java.util.List;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.models.registry.ModelCard;

/**
 * What came of training one model.
 *
 * @param model its name
 * @param cards the challenger's card, if one could be trained; and the champion's where it stays,
 *     since the challenger was refused or there is none
 * @param why nothing could be trained, or no champion is left; null where neither is so
 * @param measuredOn on what it was measured, in words; null where it was not
 */
record Trial(String model, List<ModelCard> cards, Words why, String measuredOn) {}
