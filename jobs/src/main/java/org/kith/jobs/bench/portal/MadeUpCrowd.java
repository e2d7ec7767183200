package org.kith.jobs.bench.portal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.CrowdDocument.Destination;
import org.kith.jobs.portal.count.CrowdDocument.Option;
import org.kith.jobs.portal.count.CrowdDocument.Segment;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.CrowdFile;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * A large brand's people without any data: tags of five values whose shares fall off as a few
 * common and many rare ones do, carried independently of each other.
 */
final class MadeUpCrowd {

  static final String SEGMENT = "made-up";
  static final int DESTINATIONS = 8;
  private static final int VALUES_OF_A_TAG = 5;

  private final int people;
  private final int values;

  /**
   * @param values values of all tags together
   */
  MadeUpCrowd(int people, int values) {
    this.people = people;
    this.values = values;
  }

  List<Tag> tags() {
    return IntStream.range(0, values / VALUES_OF_A_TAG)
        .mapToObj(
            tag ->
                new Tag(
                    "tag_" + tag,
                    "Tag " + tag,
                    "标签 " + tag,
                    "fact",
                    IntStream.range(0, VALUES_OF_A_TAG)
                        .mapToObj(i -> new Option("value " + i, "tag_%d = %d".formatted(tag, i)))
                        .toList()))
        .toList();
  }

  /** Writes it, and tells how many times somebody is in a set. */
  long write(Path file, String release) throws IOException {
    Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int value = 0; value < values; value++) {
      String name = "tag:tag_" + value / VALUES_OF_A_TAG + ":" + value % VALUES_OF_A_TAG;
      sets.put(name, some(random.split(), 0.3 / (1 + 25.0 * value / values)));
    }
    sets.put("consent:marketing", some(random.split(), 0.8));
    sets.put("suppressed:staff", some(random.split(), 0.01));
    List<Destination> destinations = new ArrayList<>();
    for (int i = 0; i < DESTINATIONS; i++) {
      Destination destination =
          new Destination("platform-" + i, "platform-" + i, "kind_" + i, null);
      destinations.add(destination);
      sets.put(destination.set(), some(random.split(), 0.9 / (1 + i)));
    }
    sets.put("treat:" + SEGMENT, some(random.split(), 0.02));
    sets.put("holdout:" + SEGMENT, some(random.split(), 0.002));
    Segment segment =
        new Segment(
            SEGMENT,
            "Made up",
            "模拟",
            "Bench",
            "bench",
            "marketing",
            "true",
            null,
            null,
            null,
            null,
            0.1,
            90,
            List.of(),
            List.of());
    CrowdDocument document =
        new CrowdDocument(release, people, null, tags(), List.of(segment), destinations);
    Files.createDirectories(file.getParent());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      CrowdFile.write(out, document, sets);
    }
    return sets.values().stream().mapToLong(RoaringBitmap::getLongCardinality).sum();
  }

  /** People drawn one by one with the same chance, by the gaps between them. */
  private RoaringBitmap some(SplittableRandom random, double share) {
    RoaringBitmapWriter<RoaringBitmap> some = RoaringBitmapWriter.writer().get();
    double scale = 1 / Math.log1p(-share);
    for (long person = gap(random, scale); person < people; person += 1 + gap(random, scale)) {
      some.add((int) person);
    }
    return some.get();
  }

  private static long gap(SplittableRandom random, double scale) {
    return (long) (Math.log(1 - random.nextDouble()) * scale);
  }
}
