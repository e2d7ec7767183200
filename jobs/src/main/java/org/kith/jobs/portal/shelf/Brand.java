package org.kith.jobs.portal.shelf;

import java.util.List;
import java.util.Optional;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.Sizes;

/**
 * What one brand has published, as of its newest release; all of one night, never a mix.
 *
 * @param name the brand
 * @param key the brand in an address: letters, digits and hyphens
 * @param nights the published nights, the newest first; never empty
 * @param files the newest night's files, by segment and destination
 * @param crowd the newest night's people; empty where the night kept none
 * @param partners how sizes are told to those who may not take its files
 * @param measured what campaigns and segments earned, as last measured; empty before that
 */
public record Brand(
    String name,
    String key,
    List<Night> nights,
    List<ExportFile> files,
    Optional<Crowd> crowd,
    Sizes partners,
    Optional<MeasureFigures> measured) {

  public Brand {
    nights = List.copyOf(nights);
    files = List.copyOf(files);
  }

  /** The night that readers see. */
  public Night newest() {
    return nights.get(0);
  }

  /** The file of that id. */
  public Optional<ExportFile> file(String id) {
    return files.stream().filter(file -> file.id().equals(id)).findFirst();
  }

  /** The newest night's files of a segment. */
  public List<ExportFile> filesOf(String segment) {
    return files.stream().filter(file -> file.segment().equals(segment)).toList();
  }

  /** What a segment's own contacts earned, as last measured. */
  public Optional<MeasureFigures.Experiment> earnedBy(String segment) {
    return measured.stream()
        .flatMap(figures -> figures.experiments().stream())
        .filter(one -> one.experiment().equals("segment/" + segment))
        .findFirst();
  }
}
