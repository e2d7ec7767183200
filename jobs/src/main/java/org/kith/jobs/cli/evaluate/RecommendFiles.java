package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import org.kith.jobs.evaluate.recommend.RecommendRequest;
import picocli.CommandLine.Option;

/** The options of {@code evaluate recommend} that say where the choices stand. */
final class RecommendFiles {

  @Option(
      names = "--train",
      paramLabel = "F",
      description = "Choices to learn from: columns user,item[,weight][,time].")
  private Path train;

  @Option(names = "--test", paramLabel = "F", description = "Choices to foretell, of that form.")
  private Path test;

  @Option(
      names = "--validation",
      paramLabel = "F",
      description = "Choices to choose on; models then learn from --train alone.")
  private Path validation;

  @Option(
      names = "--interactions",
      paramLabel = "F",
      description = "In place of --train and --test: all choices, to be split here.")
  private Path interactions;

  @Option(
      names = "--split",
      paramLabel = "random|temporal",
      description =
          "How: some of each user's items (default), or the latest choices, by column time.")
  private String split;

  @Option(
      names = "--test-share",
      paramLabel = "SHARE",
      description = "How much of --interactions is the test, above 0 and below 1. Default: 0.2.")
  private Double testShare;

  @Option(
      names = "--format",
      paramLabel = "table|lists",
      defaultValue = "table",
      description =
          "table, or lists: a line 'user item item ...' for each user, no header. Default: ${DEFAULT-VALUE}.")
  private String format;

  RecommendRequest.Files files() {
    boolean lists = Misuse.oneOf("--format", format, "table", "lists").equals("lists");
    boolean parted = train != null && test != null && interactions == null;
    boolean whole = interactions != null && train == null && test == null && validation == null;
    if (!parted && !whole) {
      throw Misuse.of(
          "the files are not named, or not by one means",
          "Give --train F --test F [--validation F], or --interactions F.");
    }
    if (parted) {
      if (split != null || testShare != null) {
        throw Misuse.of(
            "--split and --test-share do not go with --train and --test",
            "Leave them out, or give --interactions F.");
      }
      return new RecommendRequest.Parted(train, test, validation, lists);
    }
    String how = Misuse.oneOf("--split", split == null ? "random" : split, "random", "temporal");
    double share = testShare == null ? 0.2 : testShare;
    if (!(share > 0 && share < 1)) {
      throw Misuse.of(
          "--test-share is %s; it must be above 0 and below 1".formatted(share), "Correct it.");
    }
    return new RecommendRequest.Whole(interactions, how.equals("temporal"), share, lists);
  }
}
