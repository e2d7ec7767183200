package org.kith.jobs.portal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.jobs.portal.count.CrowdDocument.Destination;
import org.kith.jobs.portal.count.CrowdDocument.Option;
import org.kith.jobs.portal.count.CrowdDocument.Segment;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.roaringbitmap.RoaringBitmap;

/** Counts against a plain count over every person. */
class WhatIfTest {

  private static final int PEOPLE = 70_000;
  private static final int TAGS = 6;
  private static final int OPTIONS = 4;

  @TempDir Path folder;
  private final Map<String, BitSet> truth = new LinkedHashMap<>();
  private Crowd crowd;

  @BeforeEach
  void makeACrowd() throws IOException {
    Random random = new Random(7);
    List<Tag> tags = new ArrayList<>();
    for (int tag = 0; tag < TAGS; tag++) {
      List<Option> options = new ArrayList<>();
      for (int option = 0; option < OPTIONS; option++) {
        truth.put("tag:t" + tag + ":" + option, some(random, 0.05 + 0.2 * option));
        options.add(new Option("v" + option, "t" + tag + " = 'v" + option + "'"));
      }
      tags.add(new Tag("t" + tag, "T" + tag, "标签" + tag, "fact", options));
    }
    truth.put("consent:marketing", some(random, 0.7));
    truth.put("consent:marketing@letter", some(random, 0.4));
    truth.put("consent:marketing@email", some(random, 0.5));
    truth.put("reach:mail", some(random, 0.3));
    truth.put("suppressed:staff", some(random, 0.02));
    truth.put("suppressed:complaint", some(random, 0.05));
    truth.put("reach:sms", some(random, 0.6));
    truth.put("treat:a", some(random, 0.1));
    truth.put("holdout:a", new BitSet());
    truth.put("treat:b", truth.get("tag:t0:0"));
    Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
    truth.forEach(
        (name, people) -> sets.put(name, RoaringBitmap.bitmapOf(people.stream().toArray())));
    CrowdDocument document =
        new CrowdDocument(
            "r",
            PEOPLE,
            null,
            tags,
            List.of(segment("a"), segment("b")),
            List.of(
                new Destination("csv", "generic", "person_id", null),
                new Destination("sms", "generic", "phone", null),
                new Destination("letter", "generic", "person_id", "letter"),
                new Destination("mail", "generic", "email", "email")));
    Path file = folder.resolve(CrowdFile.NAME);
    try (OutputStream out = Files.newOutputStream(file)) {
      CrowdFile.write(out, document, sets);
    }
    crowd = CrowdFile.read(file);
  }

  @Test
  void everyConditionCountsAsItWouldOverEveryPerson() {
    Random random = new Random(11);
    for (int trial = 0; trial < 200; trial++) {
      List<Condition> conditions = conditions(random);
      BitSet people = people(conditions);
      WhatIf.Funnel funnel = WhatIf.count(crowd, conditions, "marketing");

      assertThat(funnel.people()).isEqualTo(people.cardinality());
      people.and(truth.get("consent:marketing"));
      assertThat(funnel.consented()).isEqualTo(people.cardinality());
      people.andNot(truth.get("suppressed:staff"));
      people.andNot(truth.get("suppressed:complaint"));
      assertThat(funnel.notSuppressed()).isEqualTo(people.cardinality());
      assertThat(reached(funnel)).isEqualTo(reachable(people));
    }
  }

  @Test
  void aPurposeThatNobodyAgreedToReachesNobody() {
    assertThat(WhatIf.count(crowd, List.of(), "research").consented()).isZero();
  }

  @Test
  void theConditionsAreWrittenAsOnePredicate() {
    List<Condition> conditions =
        List.of(
            new Condition("t0", List.of(1), false),
            new Condition("t1", List.of(0, 2), false),
            new Condition("t2", List.of(3), true));

    assertThat(WhatIf.predicate(crowd, conditions))
        .isEqualTo("t0 = 'v1'\nAND (t1 = 'v0' OR t1 = 'v2')\nAND NOT coalesce(t2 = 'v3', false)");
  }

  @Test
  void whatTellsASegmentApartComesFirst() {
    assertThat(Portrait.contrasts(crowd, "b").get(0))
        .satisfies(
            contrast -> {
              assertThat(contrast.tag().name()).isEqualTo("t0");
              assertThat(contrast.value()).isEqualTo("v0");
              assertThat(contrast.difference().members()).isEqualTo(1);
              assertThat(contrast.difference().others()).isZero();
            });
  }

  @Test
  void theOverlapIsThePeopleInBoth() {
    BitSet both = (BitSet) truth.get("treat:a").clone();
    both.and(truth.get("treat:b"));

    assertThat(Portrait.overlaps(crowd, "a").get(0).shared())
        .isEqualTo(
            new Shared(
                both.cardinality(),
                truth.get("treat:a").cardinality(),
                truth.get("treat:b").cardinality()));
  }

  private static List<Long> reached(WhatIf.Funnel funnel) {
    return funnel.reachable().stream().map(WhatIf.Reach::people).toList();
  }

  private List<Long> reachable(BitSet people) {
    return Stream.of(
            List.<String>of(),
            List.of("reach:sms"),
            List.of("consent:marketing@letter"),
            List.of("consent:marketing@email", "reach:mail"))
        .map(
            needed -> {
              BitSet reached = (BitSet) people.clone();
              needed.forEach(set -> reached.and(truth.get(set)));
              return (long) reached.cardinality();
            })
        .toList();
  }

  private static List<Condition> conditions(Random random) {
    return IntStream.range(0, random.nextInt(5))
        .mapToObj(
            i ->
                new Condition(
                    "t" + random.nextInt(TAGS),
                    random.ints(random.nextInt(4), 0, OPTIONS).boxed().toList(),
                    random.nextInt(4) == 0))
        .toList();
  }

  private BitSet people(List<Condition> conditions) {
    BitSet people = new BitSet();
    for (int person = 0; person < PEOPLE; person++) {
      boolean fits = true;
      for (Condition condition : conditions) {
        boolean any = false;
        for (int option : condition.options()) {
          any |= truth.get("tag:" + condition.tag() + ":" + option).get(person);
        }
        fits &= condition.options().isEmpty() || any != condition.not();
      }
      people.set(person, fits);
    }
    return people;
  }

  private static BitSet some(Random random, double share) {
    BitSet some = new BitSet();
    for (int person = 0; person < PEOPLE; person++) {
      some.set(person, random.nextDouble() < share);
    }
    return some;
  }

  private static Segment segment(String name) {
    return new Segment(
        name,
        name,
        name,
        null,
        "crm",
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
  }
}
