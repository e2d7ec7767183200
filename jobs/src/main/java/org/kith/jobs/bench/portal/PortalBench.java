package org.kith.jobs.bench.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kith.features.lake.door.PublishedNight;
import org.kith.features.lake.door.PublishedNights;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.bench.portal.PortalFigures.Spread;
import org.kith.jobs.portal.Portal;
import org.kith.jobs.portal.PortalSettings;
import org.kith.jobs.portal.ProxyTrust;
import org.kith.jobs.portal.access.Accounts;
import org.kith.jobs.portal.access.Verb;
import org.kith.jobs.portal.count.Condition;
import org.kith.jobs.portal.count.Crowd;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.portal.count.WhatIf;
import org.kith.jobs.report.NightFigures;

/** Measures the portal on a made-up brand: pages over HTTP on loopback, and counts. */
public final class PortalBench {

  private static final String RELEASE = "bench";
  private static final String BRAND = "Bench";
  private static final String PASSWORD = "a password for the bench";

  /** Together with the first, fewer than the portal lets one address ask in a minute. */
  private static final int REQUESTS_A_PAGE = 200;

  private static final int FIRST_REQUESTS_A_PAGE = 50;
  private static final int COUNTS = 1000;
  private static final int WARM_UP = 300;

  private final int people;
  private final int values;
  private final Consumer<String> progress;

  public PortalBench(int people, int values, Consumer<String> progress) {
    this.people = people;
    this.values = values;
    this.progress = progress;
  }

  /** Runs it in a folder, which it fills. */
  public PortalFigures run(Path folder) throws IOException, InterruptedException {
    Path lake = folder.resolve("lake");
    Path file = lake.resolve("shelf").resolve(RELEASE).resolve(CrowdFile.NAME);
    progress.accept("making up %,d people with %,d tag values".formatted(people, values));
    MadeUpCrowd made = new MadeUpCrowd(people, values);
    long memberships = made.write(file, RELEASE);
    progress.accept("%,d memberships; measuring".formatted(memberships));
    PortalSettings settings =
        new PortalSettings("127.0.0.1", 0, List.of(lake), folder.resolve("home"), ProxyTrust.NONE);
    new Accounts(settings.accounts())
        .add("bench", "bench", PASSWORD, BRAND, EnumSet.allOf(Verb.class));
    long start = System.nanoTime();
    try (Portal portal = Portal.start(settings, InstantSource.system(), root -> nights())) {
      PortalVisit visit = PortalVisit.login(portal.port(), "bench", PASSWORD);
      double startSeconds = (System.nanoTime() - start) / 1e9;
      Map<String, Spread> coldPages = pages(visit, FIRST_REQUESTS_A_PAGE);
      Map<String, Spread> pages = pages(visit, REQUESTS_A_PAGE);
      Spread whatIf = whatIf(CrowdFile.read(file));
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
      return new PortalFigures(
          people,
          values,
          memberships,
          Files.size(file) / 1e6,
          startSeconds,
          coldPages,
          pages,
          whatIf,
          heap);
    }
  }

  private Map<String, Spread> pages(PortalVisit visit, int requests)
      throws IOException, InterruptedException {
    Map<String, Spread> pages = new LinkedHashMap<>();
    for (String page : List.of("segments", "segments/" + MadeUpCrowd.SEGMENT, "files", "whatif")) {
      double[] times = new double[requests];
      for (int i = 0; i < times.length; i++) {
        times[i] = visit.milliseconds(page.equals("whatif") ? page + query(i) : page);
      }
      pages.put(page, Spread.of(times));
    }
    return pages;
  }

  private String query(int i) {
    StringBuilder query = new StringBuilder("?");
    for (Condition condition : conditions(new SplittableRandom(i))) {
      query.append("t=").append(condition.tag());
      condition.options().forEach(o -> query.append("&o=" + condition.tag() + ":" + o));
      query.append('&');
    }
    return query.substring(0, query.length() - 1);
  }

  private Spread whatIf(Crowd crowd) {
    SplittableRandom random = new SplittableRandom(7);
    double[] times = new double[COUNTS];
    for (int i = -WARM_UP; i < COUNTS; i++) {
      List<Condition> conditions = conditions(random);
      long start = System.nanoTime();
      WhatIf.count(crowd, conditions, "marketing");
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return Spread.of(times);
  }

  private List<Condition> conditions(SplittableRandom random) {
    List<Condition> conditions = new ArrayList<>();
    int count = random.nextInt(3, 9);
    for (int i = 0; i < count; i++) {
      String tag = "tag_" + random.nextInt(Math.max(1, values / 5));
      List<Integer> options =
          IntStream.range(0, random.nextInt(1, 4)).map(o -> random.nextInt(5)).boxed().toList();
      conditions.add(new Condition(tag, options, random.nextInt(5) == 0));
    }
    return conditions;
  }

  private PublishedNights nights() {
    return new PublishedNights() {
      @Override
      public Optional<String> newestCommit() {
        return Optional.of(RELEASE);
      }

      @Override
      public List<PublishedNight> nights() {
        return List.of(night());
      }
    };
  }

  private PublishedNight night() {
    LocalDate day = LocalDate.of(2026, 6, 30);
    NightFigures.Segment segment =
        new NightFigures.Segment(
            MadeUpCrowd.SEGMENT,
            new Words("Made up", "模拟"),
            "marketing",
            people / 40L,
            people / 45L,
            people / 46L,
            Map.of(),
            people / 50L,
            people / 500L,
            0.002,
            List.of());
    NightFigures figures =
        new NightFigures(
            BRAND,
            day,
            RELEASE,
            NightFigures.Outcome.PUBLISHED,
            null,
            null,
            false,
            null,
            new NightFigures.Totals(people, 0, 0),
            null,
            null,
            null,
            null,
            null,
            List.of(segment),
            null,
            null);
    try {
      String summary =
          JsonMapper.builder()
              .addModule(new JavaTimeModule())
              .build()
              .writeValueAsString(Map.of("figures", figures));
      return new PublishedNight(1, RELEASE, day, summary);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
